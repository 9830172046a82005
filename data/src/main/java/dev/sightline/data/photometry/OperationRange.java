package dev.sightline.data.photometry;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationSettings;
import java.util.List;
import java.util.Set;

/** Which of a policy's operations are used. */
public enum OperationRange {
    /** All of them, also those that move pixels: only where the whole image is what samples are labelled with. */
    ALL(Set.of(AnnotationKind.CLASS, AnnotationKind.IDENTITY)),
    /** Those that leave every pixel where it is, and with them boxes, masks and label maps. */
    PHOTOMETRIC(Set.of(AnnotationKind.values()));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<AnnotationKind> targets;

    OperationRange(Set<AnnotationKind> targets) {
        this.targets = Set.copyOf(targets);
    }

    static OperationRange of(AugmentationSettings settings) {
        return settings.wholeImagesOnly() ? ALL : PHOTOMETRIC;
    }

    /** The targets that stay right. */
    Set<AnnotationKind> targets() {
        return targets;
    }

    boolean includes(PolicyOperation operation) {
        return this == ALL || !operation.movesPixels();
    }

    List<RangedOperation> of(OperationTable table) {
        return table.operations().stream()
                .filter(ranged -> includes(ranged.operation()))
                .toList();
    }
}
