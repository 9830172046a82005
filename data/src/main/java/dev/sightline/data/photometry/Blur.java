package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.GaussianBlur;
import dev.sightline.image.Image;

/**
 * The canvas blurred by a normal distribution of random deviation, as torchvision's {@code GaussianBlur}.
 *
 * @param probability 0 to 1; usual 0.1
 * @param minSigma smallest deviation in pixels of the canvas, 0.1 to 20; usual 0.1
 * @param maxSigma largest deviation; usual 2
 */
public record Blur(double probability, double minSigma, double maxSigma) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("blur", Blur::read);

    private static final double SMALLEST_SIGMA = .1;
    private static final double LARGEST_SIGMA = 20;

    public Blur {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the smallest deviation", minSigma, SMALLEST_SIGMA, LARGEST_SIGMA);
        Ranges.requireWithin("the largest deviation", maxSigma, SMALLEST_SIGMA, LARGEST_SIGMA);
        Ranges.requireOrdered("deviation", minSigma, maxSigma);
    }

    private static Blur read(AugmentationSettings settings) {
        double low = settings.number("min-sigma")
                .between(SMALLEST_SIGMA, LARGEST_SIGMA)
                .orElse(.1);
        double high = settings.number("max-sigma")
                .between(SMALLEST_SIGMA, LARGEST_SIGMA)
                .orElse(2);
        return new Blur(settings.probability(.1), settings.ordered("max-sigma", low, high), Math.max(low, high));
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
        return random.happens(probability) ? GaussianBlur.apply(image, random.uniform(minSigma, maxSigma)) : image;
    }
}
