package dev.sightline.data.geometry;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Crop;
import dev.sightline.data.augment.Frame;
import dev.sightline.data.augment.Framing;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.data.augment.Window;
import java.util.OptionalInt;

/**
 * The whole image at the input's size, shifted by up to some pixels each way, as small images such as CIFAR's are
 * trained on (He et al. 2016, "Deep Residual Learning", section 4.2). What moves in is filled.
 *
 * @param padding pixels on each side, 0 to 1024; usual 4
 * @param fill byte of what moves in, 0 to 255
 */
public record PaddedCrop(int padding, int fill) implements Crop {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("padded-crop", PaddedCrop::read);

    private static final int MAX_PADDING = 1024;

    public PaddedCrop {
        Ranges.requireWithin("the padding", padding, 0, MAX_PADDING);
        Ranges.requireFill(fill);
    }

    private static PaddedCrop read(AugmentationSettings settings) {
        return new PaddedCrop(
                settings.integer("padding").between(0, MAX_PADDING).orElse(4), settings.fill(0));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public Frame frame(Size source, Framing framing, RandomStream random) {
        int right = random.below(2 * padding + 1) - padding;
        int down = random.below(2 * padding + 1) - padding;
        return framing.stretched(Window.whole(source)).laidAt(right, down);
    }

    @Override
    public OptionalInt background() {
        return OptionalInt.of(fill);
    }
}
