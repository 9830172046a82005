package dev.sightline.infer.predict;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Flip;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;
import java.util.Arrays;
import java.util.Locale;

/** One way to look at an image before it is predicted. Permitted kinds: {@link Mirrored}, {@link UpsideDown}, {@link Shrunk}. */
public sealed interface View permits View.Mirrored, View.UpsideDown, View.Shrunk {

    /** The image as it is looked at. */
    Image of(Image image);

    /** A box of the view in the image it was made of. */
    Box.Pixels back(Box.Pixels box, Image image);

    /**
     * A view as the command line writes it: {@code flip}, {@code vertical-flip} or {@code scale=0.8}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static View named(String word) {
        if (word.equals("flip")) {
            return new Mirrored();
        }
        if (word.equals("vertical-flip")) {
            return new UpsideDown();
        }
        if (word.startsWith("scale=")) {
            try {
                return new Shrunk(Double.parseDouble(word.substring("scale=".length())));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("scale needs a number, received '" + word + "'", e);
            }
        }
        throw new IllegalArgumentException("a view is flip, vertical-flip or scale=X with X from 0.1 to 1, received '"
                + word.toLowerCase(Locale.ROOT) + "'");
    }

    /** Left and right change places. */
    record Mirrored() implements View {
        @Override
        public Image of(Image image) {
            return Flip.horizontally(image);
        }

        @Override
        public Box.Pixels back(Box.Pixels box, Image image) {
            return new Box.Pixels(image.width() - box.xMax(), box.yMin(), image.width() - box.xMin(), box.yMax());
        }
    }

    /** Top and bottom change places. */
    record UpsideDown() implements View {
        @Override
        public Image of(Image image) {
            return Flip.vertically(image);
        }

        @Override
        public Box.Pixels back(Box.Pixels box, Image image) {
            return new Box.Pixels(box.xMin(), image.height() - box.yMax(), box.xMax(), image.height() - box.yMin());
        }
    }

    /**
     * The image smaller, in the middle of a grey one of its own size: the network sees everything smaller whatever size
     * its input has.
     *
     * @param scale of both sides, from .1 to below 1
     */
    record Shrunk(double scale) implements View {

        private static final byte GREY = 114;

        public Shrunk {
            if (!(scale >= .1 && scale < 1)) {
                throw new IllegalArgumentException("a view's scale must be from 0.1 to below 1, received " + scale
                        + "; a network of fixed input size cannot look closer, tiles can");
            }
        }

        @Override
        public Image of(Image image) {
            Size size = size(image);
            Image small = Resize.to(image, size, Interpolation.AREA);
            byte[] rgb = new byte[image.rgb().length];
            Arrays.fill(rgb, GREY);
            int left = (image.width() - size.width()) / 2;
            int top = (image.height() - size.height()) / 2;
            for (int y = 0; y < size.height(); y++) {
                System.arraycopy(
                        small.rgb(),
                        y * size.width() * 3,
                        rgb,
                        ((top + y) * image.width() + left) * 3,
                        size.width() * 3);
            }
            return new Image(image.width(), image.height(), rgb);
        }

        @Override
        public Box.Pixels back(Box.Pixels box, Image image) {
            Size size = size(image);
            int left = (image.width() - size.width()) / 2;
            int top = (image.height() - size.height()) / 2;
            double x = (double) image.width() / size.width();
            double y = (double) image.height() / size.height();
            return new Box.Pixels(
                    (box.xMin() - left) * x, (box.yMin() - top) * y, (box.xMax() - left) * x, (box.yMax() - top) * y);
        }

        private Size size(Image image) {
            return new Size(Math.max(1, (int) Math.round(image.width() * scale)), Math.max(1, (int)
                    Math.round(image.height() * scale)));
        }
    }
}
