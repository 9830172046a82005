package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.ColorBalance;
import dev.sightline.image.HsvShift;
import dev.sightline.image.Image;

/**
 * Brightness, contrast, saturation and hue changed at random and in random order, as torchvision's {@code ColorJitter}:
 * factors uniform within {@code max(0, 1 - x)} to {@code 1 + x}, the hue turned by up to {@code hue} of a full turn each way.
 *
 * @param brightness 0 to 10, likewise contrast and saturation
 * @param hue 0 to 0.5
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("color-jitter", ColorJitter::read);

    private static final double MAX_CHANGE = 10;
    private static final double MAX_HUE = .5;

    private static final int KINDS = 4;

    public ColorJitter {
        Ranges.requireWithin("the change of brightness", brightness, 0, MAX_CHANGE);
        Ranges.requireWithin("the change of contrast", contrast, 0, MAX_CHANGE);
        Ranges.requireWithin("the change of saturation", saturation, 0, MAX_CHANGE);
        Ranges.requireWithin("the change of hue", hue, 0, MAX_HUE);
    }

    private static ColorJitter read(AugmentationSettings settings) {
        return new ColorJitter(
                settings.upTo("brightness", MAX_CHANGE).orElse(0),
                settings.upTo("contrast", MAX_CHANGE).orElse(0),
                settings.upTo("saturation", MAX_CHANGE).orElse(0),
                settings.upTo("hue", MAX_HUE).orElse(0));
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
        double brighter = factor(brightness, random);
        double stronger = factor(contrast, random);
        double fuller = factor(saturation, random);
        double turn = random.uniform(-hue, hue);
        Image changed = image;
        for (int kind : order(random)) {
            changed = switch (kind) {
                case 0 -> brightness == 0 ? changed : ColorBalance.brightness(changed, brighter);
                case 1 -> contrast == 0 ? changed : ColorBalance.contrast(changed, stronger);
                case 2 -> saturation == 0 ? changed : ColorBalance.saturation(changed, fuller);
                default -> hue == 0 ? changed : new HsvShift(turn, 1, 1).apply(changed);
            };
        }
        return changed;
    }

    private static double factor(double range, RandomStream random) {
        return random.uniform(Math.max(0, 1 - range), 1 + range);
    }

    private static int[] order(RandomStream random) {
        int[] order = {0, 1, 2, 3};
        for (int i = KINDS - 1; i > 0; i--) {
            int other = random.below(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }
}
