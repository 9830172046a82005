package dev.sightline.data.mixing;

import dev.sightline.data.augment.Frame;
import dev.sightline.data.augment.SourceLayout;
import dev.sightline.image.Affine;

/** One of the four images of a mosaic: the image whose corner lies on {@code (x, y)} of the canvas. */
record MosaicTile(double x, double y, boolean left, boolean above) implements SourceLayout {

    @Override
    public Affine toCanvas(Frame frame) {
        double xStart = left ? x - frame.scaled().width() : x;
        double yStart = above ? y - frame.scaled().height() : y;
        return Affine.translation(xStart, yStart);
    }
}
