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
 * A number of operations drawn with equal chance, one after another, all of one strength or of strengths about one (Cubuk et
 * al. 2020, "RandAugment: Practical automated data augmentation with a reduced search space", fig. 2). With the space
 * {@code timm} it is timm's {@code rand-m9-mstd0.5-inc1}, but for mapped pixels, which are the nearest here.
 *
 * @param operations for each image, 1 to 14; usual 2
 * @param magnitude usual 9, of torchvision's 30 or timm's 10
 * @param probability that a drawn operation is applied, 0 to 1
 * @param range which operations are drawn: all for whole images, photometric ones where there are objects to carry along
 * @param fill byte of what moves in, 0 to 255
 */
public record RandAugment(int operations, RandMagnitude magnitude, double probability, OperationRange range, int fill)
        implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("rand-augment", RandAugment::read);

    private static final String TORCHVISION = "torchvision";

    private static final int MAX_OPERATIONS = 14;

    public RandAugment {
        Objects.requireNonNull(magnitude, "magnitude");
        Objects.requireNonNull(range, "range");
        Ranges.requireWithin("the number of operations", operations, 1, MAX_OPERATIONS);
        Ranges.requireProbability(probability);
        Ranges.requireFill(fill);
    }

    /** Of one strength, with torchvision's operations and its magnitudes of 30. */
    public RandAugment(int operations, double magnitude, OperationRange range, int fill) {
        this(operations, new RandMagnitude(RandAugmentSpace.TORCHVISION, magnitude, 0), 1, range, fill);
    }

    private static RandAugment read(AugmentationSettings settings) {
        RandAugmentSpace space = space(settings);
        return new RandAugment(
                settings.integer("operations").between(1, MAX_OPERATIONS).orElse(2),
                new RandMagnitude(
                        space,
                        settings.upTo("magnitude", space.highest()).orElse(9),
                        settings.upTo("magnitude-std", space.highest()).orElse(0)),
                settings.probability(space.usualProbability()),
                OperationRange.of(settings),
                settings.fill(PolicyOperation.USUAL_FILL));
    }

    private static RandAugmentSpace space(AugmentationSettings settings) {
        String space =
                settings.section().text("space").oneOf(TORCHVISION, "timm").orElse(TORCHVISION);
        boolean increasing = settings.section().flag("increasing").orElse(true);
        if (space.equals(TORCHVISION)) {
            if (!increasing) {
                settings.section()
                        .problem("increasing", "must be true with torchvision's ranges, or state space: timm");
            }
            return RandAugmentSpace.TORCHVISION;
        }
        return increasing ? RandAugmentSpace.TIMM_INCREASING : RandAugmentSpace.TIMM;
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
        List<RangedOperation> drawn = range.of(magnitude.space().table());
        Image changed = image;
        for (int i = 0; i < operations; i++) {
            RangedOperation operation = drawn.get(random.below(drawn.size()));
            boolean backwards = random.happens(.5);
            double strength = magnitude.strength(random);
            if (probability == 1 || random.happens(probability)) {
                changed = operation.apply(changed, strength, backwards, fill);
            }
        }
        return changed;
    }
}
