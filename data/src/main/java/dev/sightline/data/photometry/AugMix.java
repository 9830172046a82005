package dev.sightline.data.photometry;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Set;

/**
 * The image blended with a mixture of chains of operations: {@code (1 - m) x + m sum_i w_i chain_i(x)}, where
 * {@code w ~ Dirichlet(alpha, ..., alpha)} and {@code m ~ Beta(alpha, alpha)} (Hendrycks et al. 2020, "AugMix: A Simple Data
 * Processing Method to Improve Robustness and Uncertainty"). Each operation of a chain is one of nine with equal chance, at a
 * level {@code U(0.1, severity)} of 10. Their Jensen-Shannon loss between views of an image is not part of it.
 *
 * <p>Mapped pixels are the nearest, where the authors interpolate; the blend is rounded to the nearest byte. Shears and
 * turns move pixels chain by chain, so only labels of the whole image stay right.
 *
 * @param severity the highest level, 1 to 10; usual 3
 * @param width how many chains are mixed, 1 to 10; usual 3
 * @param depth operations in a chain, 1 to 10, or -1 for 1 to 3 with equal chance; usual -1
 * @param alpha of both distributions, 0.01 to 100; usual 1
 * @param fill byte of what moves in, 0 to 255; the authors have 0
 */
public record AugMix(double severity, int width, int depth, double alpha, int fill) implements Photometry {

    public static final AugmentationKind KIND =
            new AugmentationKind("augmix", Set.of(AnnotationKind.CLASS, AnnotationKind.IDENTITY), AugMix::read);

    private static final double LOWEST_LEVEL = .1;
    private static final double HIGHEST_LEVEL = 10;
    private static final int MAX_CHAINS = 10;
    private static final int MAX_DEPTH = 10;
    private static final int RANDOM_DEPTH = -1;
    private static final int MAX_RANDOM_DEPTH = 3;
    private static final double MIN_ALPHA = .01;
    private static final double MAX_ALPHA = 100;

    public AugMix {
        Ranges.requireWithin("the severity", severity, 1, HIGHEST_LEVEL);
        Ranges.requireWithin("the number of chains", width, 1, MAX_CHAINS);
        Ranges.requireWithin("the depth", depth, RANDOM_DEPTH, MAX_DEPTH);
        if (depth == 0) {
            throw new IllegalArgumentException("the depth must be 1 to 10, or -1 for 1 to 3, received 0");
        }
        Ranges.requireWithin("alpha", alpha, MIN_ALPHA, MAX_ALPHA);
        Ranges.requireFill(fill);
    }

    private static AugMix read(AugmentationSettings settings) {
        int depth = settings.integer("depth").between(RANDOM_DEPTH, MAX_DEPTH).orElse(RANDOM_DEPTH);
        if (depth == 0) {
            settings.section().problem("depth", "must be 1 to " + MAX_DEPTH + ", or -1 for 1 to 3, received 0");
        }
        return new AugMix(
                settings.number("severity").between(1, HIGHEST_LEVEL).orElse(3),
                settings.integer("width").between(1, MAX_CHAINS).orElse(3),
                depth == 0 ? RANDOM_DEPTH : depth,
                settings.number("alpha").between(MIN_ALPHA, MAX_ALPHA).orElse(1),
                settings.fill(0));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean ignoresPosition() {
        return false;
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        double[] weights = random.dirichlet(alpha, width);
        double share = random.beta(alpha);
        double[] sum = new double[image.rgb().length];
        add(image, 1 - share, sum);
        for (double weight : weights) {
            add(chain(image, random), share * weight, sum);
        }
        byte[] mixed = new byte[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mixed[i] = (byte) Math.min(255, (int) (sum[i] + .5));
        }
        return new Image(image.width(), image.height(), mixed);
    }

    private Image chain(Image image, RandomStream random) {
        List<RangedOperation> drawn = OperationTable.AUG_MIX.operations();
        int steps = depth == RANDOM_DEPTH ? 1 + random.below(MAX_RANDOM_DEPTH) : depth;
        Image changed = image;
        for (int i = 0; i < steps; i++) {
            RangedOperation operation = drawn.get(random.below(drawn.size()));
            double level = random.uniform(LOWEST_LEVEL, severity);
            changed = operation.apply(changed, level / HIGHEST_LEVEL, random.happens(.5), fill);
        }
        return changed;
    }

    private static void add(Image image, double weight, double[] sum) {
        byte[] rgb = image.rgb();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * (rgb[i] & 255);
        }
    }
}
