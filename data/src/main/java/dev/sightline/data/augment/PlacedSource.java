package dev.sightline.data.augment;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Affine;
import dev.sightline.image.Image;
import dev.sightline.image.Projective;
import dev.sightline.image.Resize;
import dev.sightline.image.Surface;
import dev.sightline.image.Warp;
import java.util.Optional;

/**
 * One source image at its place on the canvas, before the canvas is mapped.
 *
 * @param pixels what is drawn: the part cut out and resized, or a resized copy of the whole
 * @param region which part of {@code pixels} is drawn
 * @param toPlaced from {@code pixels} to where {@code placed} begins
 * @param placed from there to the canvas
 * @param visible the part of the source image, in its pixels as shown
 * @param toCanvas from the source image to the canvas, for targets
 */
record PlacedSource(
        Image pixels, Box.Pixels region, Affine toPlaced, Affine placed, Box.Pixels visible, Affine toCanvas) {

    /** A whole image, of which the part is cut out and resized exactly. */
    static PlacedSource ofWhole(Image image, Frame frame, SourceLayout layout, Interpolation interpolation) {
        Window window = frame.window();
        Image part = image.part(window.x(), window.y(), window.width(), window.height());
        Image resized = Resize.to(part, frame.scaled(), interpolation);
        return new PlacedSource(
                resized,
                new Box.Pixels(0, 0, resized.width(), resized.height()),
                Affine.identity(),
                layout.toCanvas(frame),
                window.box(),
                toCanvas(frame, layout));
    }

    /**
     * A resized copy of the whole image.
     *
     * @param copyX the copy's pixels for each of the image's along x
     */
    static PlacedSource ofCopy(Image copy, double copyX, double copyY, Frame frame, SourceLayout layout) {
        Box.Pixels visible = frame.window().box();
        Affine toCanvas = toCanvas(frame, layout);
        return new PlacedSource(
                copy,
                Affine.scale(copyX, copyY).bounds(visible),
                Affine.scale(1 / copyX, 1 / copyY),
                toCanvas,
                visible,
                toCanvas);
    }

    void draw(Projective map, Surface surface) {
        Projective drawn = Projective.of(toPlaced).then(Projective.of(placed).then(map));
        Warp.draw(pixels, region, drawn, surface);
    }

    /**
     * Draws the source's label map beside those of earlier sources; where it has none, nothing is known of its pixels.
     *
     * @param drawn so far; empty if there was none yet
     */
    Optional<LabelRaster> labels(
            Optional<LabelRaster> source, Optional<LabelRaster> drawn, Projective map, Size canvas) {
        if (source.isEmpty()) {
            return drawn;
        }
        LabelRaster labels = drawn.orElseGet(() -> LabelRaster.empty(canvas));
        source.get().draw(visible, map, labels);
        return Optional.of(labels);
    }

    private static Affine toCanvas(Frame frame, SourceLayout layout) {
        Affine resized = frame.resizing().then(layout.toCanvas(frame));
        return Affine.translation(-frame.window().x(), -frame.window().y()).then(resized);
    }
}
