package dev.sightline.data.augment;

import dev.sightline.core.contract.ResizeRule;
import dev.sightline.data.Sample;
import dev.sightline.image.Affine;

/** One source image of a scene: the part of it that is used, and how that part is laid out. */
record Source(Sample sample, Window window, SourceLayout layout) {

    Source withWindow(Window other) {
        return new Source(sample, other, layout);
    }

    Source withLayout(SourceLayout other) {
        return new Source(sample, window, other);
    }

    /** From the source image's pixels, as shown, to the canvas before it is mapped. */
    Affine toCanvas(ResizeRule resize) {
        return Affine.translation(-window.x(), -window.y())
                .then(layout.toCanvas(resize.place(window.width(), window.height())));
    }
}
