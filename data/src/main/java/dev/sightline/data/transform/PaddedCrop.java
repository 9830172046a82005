package dev.sightline.data.transform;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;
import dev.sightline.image.Surface;

/**
 * The whole image at the input's size, moved by up to some pixels each way, as small images such as CIFAR's are
 * trained on (He et al. 2016, "Deep Residual Learning", section 4.2). What moves in is filled.
 *
 * @param padding pixels on each side, 0 to 1024; usual 4
 * @param fill byte of what moves in, 0 to 255
 */
public record PaddedCrop(int padding, int fill) implements Crop {

    static final int MAX_PADDING = 1024;

    public PaddedCrop {
        Limits.requireWithin("the padding", padding, 0, MAX_PADDING);
        Limits.requireWithin("the fill", fill, 0, 255);
    }

    @Override
    public String name() {
        return "padded-crop";
    }

    @Override
    public Image apply(Image image, Size size, Interpolation interpolation, RandomStream random) {
        Image scaled = Resize.to(image, size, interpolation);
        int right = random.below(2 * padding + 1) - padding;
        int down = random.below(2 * padding + 1) - padding;
        Surface surface = Surface.filled(size.width(), size.height(), fill);
        int from = Math.max(0, right);
        int length = size.width() - Math.abs(right);
        for (int y = Math.max(0, down); y < size.height() + Math.min(0, down) && length > 0; y++) {
            int source = ((y - down) * size.width() + from - right) * 3;
            System.arraycopy(scaled.rgb(), source, surface.rgb(), (y * size.width() + from) * 3, length * 3);
        }
        return surface.toImage();
    }
}
