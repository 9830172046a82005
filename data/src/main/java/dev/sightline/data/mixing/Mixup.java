package dev.sightline.data.mixing;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.Blend;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;
import java.util.Set;

/**
 * Two images blended: {@code weight * first + (1 - weight) * second}, rounded half up, the weight from Beta(alpha,
 * alpha) (Zhang et al. 2018, "mixup: Beyond Empirical Risk Minimization").
 *
 * @param probability for each sample, 0 to 1
 * @param alpha 0.001 to 1000; usual 0.2
 * @param offLastEpochs at the end of the run; 0 for none
 */
public record Mixup(double probability, double alpha, int offLastEpochs) implements Blend {

    public static final AugmentationKind KIND =
            new AugmentationKind("mixup", Set.of(AnnotationKind.CLASS, AnnotationKind.BOX), Mixup::read);

    static final double MIN_ALPHA = .001;
    static final double MAX_ALPHA = 1000;

    private static final int WEIGHT_BITS = 16;

    public Mixup {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("alpha", alpha, MIN_ALPHA, MAX_ALPHA);
        Ranges.requireEpochs(offLastEpochs);
    }

    private static Mixup read(AugmentationSettings settings) {
        boolean wholeImages = settings.wholeImagesOnly();
        settings.section().retired("beta", "it is named alpha");
        return new Mixup(
                settings.probability(wholeImages ? 1 : .1),
                settings.number("alpha").between(MIN_ALPHA, MAX_ALPHA).orElse(wholeImages ? .2 : 32),
                settings.offLastEpochs(wholeImages ? 0 : 10));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public AugmentedSample blend(AugmentedSample first, AugmentedSample second, RandomStream random) {
        double weight = random.beta(alpha);
        int share = (int) Math.round(weight * (1 << WEIGHT_BITS));
        int rest = (1 << WEIGHT_BITS) - share;
        byte[] pixels = first.canvas().rgb();
        byte[] others = second.canvas().rgb();
        byte[] mixed = new byte[pixels.length];
        for (int i = 0; i < mixed.length; i++) {
            int sum = (pixels[i] & 255) * share + (others[i] & 255) * rest;
            mixed[i] = (byte) ((sum + (1 << (WEIGHT_BITS - 1))) >> WEIGHT_BITS);
        }
        return new AugmentedSample(
                new Image(first.canvas().width(), first.canvas().height(), mixed),
                first.targets().and(second.targets()),
                first.classes().mixedWith(second.classes(), weight));
    }
}
