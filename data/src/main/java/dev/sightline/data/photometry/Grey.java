package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.ColorBalance;
import dev.sightline.image.Image;

/** The canvas without its colours (BT.601 luma in all three channels), with this probability (0 to 1; usual 0.1). */
public record Grey(double probability) implements Photometry {

    public static final AugmentationKind KIND =
            AugmentationKind.ofAllTargets("grey", settings -> new Grey(settings.probability(.1)));

    public Grey {
        Ranges.requireProbability(probability);
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean ignoresPosition() {
        return true;
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        return random.happens(probability) ? ColorBalance.saturation(image, 0) : image;
    }
}
