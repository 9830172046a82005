package dev.sightline.data.photometry;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A number of operations drawn from fourteen with equal chance, one after another, all of one strength (Cubuk et al. 2020,
 * "RandAugment: Practical automated data augmentation with a reduced search space", fig. 2): all of
 * AutoAugment's but inversion, and one that changes nothing.
 *
 * @param operations for each image, 1 to 14; usual 2
 * @param magnitude 0 (weakest) to 30; usual 9
 * @param range which operations are drawn: all for whole images, photometric ones where there are objects to carry along
 * @param fill byte of what moves in, 0 to 255
 */
public record RandAugment(int operations, double magnitude, OperationRange range, int fill) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("rand-augment", RandAugment::read);

    private static final double MAX_MAGNITUDE = 30;

    private static final List<PolicyOperation> DRAWN =
            List.copyOf(EnumSet.complementOf(EnumSet.of(PolicyOperation.INVERT)));

    private static final int MAX_OPERATIONS = 14;

    public RandAugment {
        Objects.requireNonNull(range, "range");
        Ranges.requireWithin("the number of operations", operations, 1, MAX_OPERATIONS);
        Ranges.requireWithin("the magnitude", magnitude, 0, MAX_MAGNITUDE);
        Ranges.requireFill(fill);
    }

    private static RandAugment read(AugmentationSettings settings) {
        return new RandAugment(
                settings.integer("operations").between(1, MAX_OPERATIONS).orElse(2),
                settings.upTo("magnitude", MAX_MAGNITUDE).orElse(9),
                OperationRange.of(settings),
                settings.fill(PolicyOperation.USUAL_FILL));
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
        List<PolicyOperation> drawn = range.of(DRAWN);
        Image changed = image;
        for (int i = 0; i < operations; i++) {
            PolicyOperation operation = drawn.get(random.below(drawn.size()));
            changed = operation.apply(changed, magnitude / MAX_MAGNITUDE, random.happens(.5), fill);
        }
        return changed;
    }
}
