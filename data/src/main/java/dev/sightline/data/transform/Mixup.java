package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/**
 * Two images blended: {@code weight * first + (1 - weight) * second}, rounded half up, the weight from Beta(alpha,
 * alpha) (Zhang et al. 2018, "mixup: Beyond Empirical Risk Minimization").
 *
 * @param probability for each sample, 0 to 1
 * @param alpha 0.001 to 1000; usual 0.2
 * @param offLastEpochs at the end of the run; 0 for none
 */
public record Mixup(double probability, double alpha, int offLastEpochs) implements Blend {

    static final double MIN_ALPHA = .001;
    static final double MAX_ALPHA = 1000;

    private static final int WEIGHT_BITS = 16;

    public Mixup {
        Limits.requireProbability(probability);
        Limits.requireWithin("alpha", alpha, MIN_ALPHA, MAX_ALPHA);
        Limits.requireWithin("the number of last epochs without it", offLastEpochs, 0, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "mixup";
    }

    @Override
    public Mixture mix(Image first, Image second, RandomStream random) {
        double weight = random.beta(alpha);
        int share = (int) Math.round(weight * (1 << WEIGHT_BITS));
        int rest = (1 << WEIGHT_BITS) - share;
        byte[] mixed = new byte[first.rgb().length];
        for (int i = 0; i < mixed.length; i++) {
            int sum = (first.rgb()[i] & 255) * share + (second.rgb()[i] & 255) * rest;
            mixed[i] = (byte) ((sum + (1 << (WEIGHT_BITS - 1))) >> WEIGHT_BITS);
        }
        return new Mixture(new Image(first.width(), first.height(), mixed), weight);
    }
}
