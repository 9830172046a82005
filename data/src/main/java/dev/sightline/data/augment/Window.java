package dev.sightline.data.augment;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.Sample;

/** The part of a source image that is used, in its pixels as shown. */
record Window(int x, int y, int width, int height) {

    static Window whole(Sample sample) {
        return new Window(0, 0, sample.width(), sample.height());
    }

    Box.Pixels box() {
        return Box.Pixels.ofSize(x, y, width, height);
    }
}
