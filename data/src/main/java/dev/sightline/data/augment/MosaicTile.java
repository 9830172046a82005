package dev.sightline.data.augment;

import dev.sightline.core.contract.Placement;
import dev.sightline.image.Affine;

/** One of the four images of a mosaic: the image whose corner lies on {@code (x, y)} of the canvas. */
record MosaicTile(double x, double y, boolean left, boolean above) implements SourceLayout {

    @Override
    public Affine toCanvas(Placement placement) {
        double xStart = left ? x - placement.scaled().width() : x;
        double yStart = above ? y - placement.scaled().height() : y;
        return Affine.scale(placement.scaleX(), placement.scaleY()).then(Affine.translation(xStart, yStart));
    }
}
