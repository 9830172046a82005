package dev.sightline.data.photometry;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One of a policy's 25 pairs of operations, drawn for each image; each of the two applies with its own probability and
 * at its own strength, to either side where it has one (Cubuk et al. 2019, "AutoAugment: Learning Augmentation
 * Strategies from Data").
 *
 * @param range which operations apply; the others of a pair are left out
 * @param fill byte of what moves in, 0 to 255; the authors have 128
 */
public record AutoAugment(AutoAugmentPolicy policy, OperationRange range, int fill) implements Photometry {

    private static final String IMAGENET = "imagenet";
    private static final String CIFAR_10 = "cifar-10";

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("auto-augment", AutoAugment::read);

    public AutoAugment {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(range, "range");
        Ranges.requireFill(fill);
    }

    private static AutoAugment read(AugmentationSettings settings) {
        Map<String, AutoAugmentPolicy> policies =
                Map.of(IMAGENET, AutoAugmentPolicy.IMAGENET, CIFAR_10, AutoAugmentPolicy.CIFAR_10);
        String policy =
                settings.section().text("policy").oneOf(IMAGENET, CIFAR_10).orElse(IMAGENET);
        return new AutoAugment(
                policies.getOrDefault(policy, AutoAugmentPolicy.IMAGENET),
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
        Image changed = image;
        for (PolicyStep step : policy.pairs().get(random.below(policy.pairs().size()))) {
            boolean applies = random.happens(step.probability());
            boolean backwards = random.happens(.5);
            if (applies && range.includes(step.operation())) {
                changed = OperationTable.AUTO_AUGMENT
                        .of(step.operation())
                        .apply(changed, step.strength(), backwards, fill);
            }
        }
        return changed;
    }
}
