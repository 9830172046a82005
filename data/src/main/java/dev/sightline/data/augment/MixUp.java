package dev.sightline.data.augment;

/**
 * The canvas blended with another one, made from another sample by the same augmentations (Zhang et al., "mixup: Beyond
 * Empirical Risk Minimization", ICLR 2018; for detection, Zhang et al., "Bag of Freebies for Training Object Detection
 * Neural Networks", 2019): {@code weight * this + (1 - weight) * other} with {@code weight} from Beta(beta, beta),
 * rounded half up. The boxes of both are kept, all with full weight.
 *
 * @param probability for each sample, 0 to 1
 * @param beta 0.001 to 1000; usual 32, which keeps the weight near a half
 * @param offLastEpochs at the end of the run; 0 for none
 */
public record MixUp(double probability, double beta, int offLastEpochs) implements Augmentation {

    static final double MIN_BETA = .001;
    static final double MAX_BETA = 1000;

    public MixUp {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the shape of the Beta distribution", beta, MIN_BETA, MAX_BETA);
        Ranges.requireEpochs(offLastEpochs);
    }

    @Override
    public String name() {
        return "mix-up";
    }

    @Override
    public Stage stage() {
        return Stage.BLEND;
    }

    @Override
    public boolean activeAt(RunPosition at) {
        return !at.withinLast(offLastEpochs);
    }

    @Override
    public void apply(Scene scene, RandomStream random) {
        if (random.happens(probability)) {
            scene.blend(random, random.beta(beta));
        }
    }
}
