package dev.sightline.data.photometry;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One operation of fourteen, at one of 31 strengths from none to the end of its wide range, all with equal chance (Müller and
 * Hutter 2021, "TrivialAugment: Tuning-free Yet State-of-the-Art Data Augmentation", the wide space, as torchvision's
 * {@code TrivialAugmentWide}).
 *
 * @param range which operations are drawn: all for whole images, photometric ones where there are objects to carry along
 * @param fill byte of what moves in, 0 to 255; torchvision has 0
 */
public record TrivialAugment(OperationRange range, int fill) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("trivial-augment", TrivialAugment::read);

    private static final int STRENGTHS = 31;

    public TrivialAugment {
        Objects.requireNonNull(range, "range");
        Ranges.requireFill(fill);
    }

    private static TrivialAugment read(AugmentationSettings settings) {
        return new TrivialAugment(OperationRange.of(settings), settings.fill(0));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Set<AnnotationKind> targets() {
        return range.targets();
    }

    @Override
    public boolean ignoresPosition() {
        return false;
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        List<RangedOperation> drawn = range.of(OperationTable.TRIVIAL_WIDE);
        RangedOperation operation = drawn.get(random.below(drawn.size()));
        double strength = random.below(STRENGTHS) / (STRENGTHS - 1.0);
        return operation.apply(image, strength, random.happens(.5), fill);
    }
}
