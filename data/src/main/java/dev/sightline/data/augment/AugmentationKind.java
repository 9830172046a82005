package dev.sightline.data.augment;

import dev.sightline.data.AnnotationKind;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of augmentation as recipes name it.
 *
 * @param name what recipes call it
 * @param targets what it can carry along
 * @param reader makes one of a recipe's settings
 */
public record AugmentationKind(
        String name, Set<AnnotationKind> targets, Function<AugmentationSettings, ? extends Augmentation> reader) {

    public AugmentationKind {
        Objects.requireNonNull(reader, "reader");
        targets = Set.copyOf(targets);
    }

    /** A kind that maps every target or leaves it alone. */
    public static AugmentationKind ofAllTargets(
            String name, Function<AugmentationSettings, ? extends Augmentation> reader) {
        return new AugmentationKind(name, Set.of(AnnotationKind.values()), reader);
    }
}
