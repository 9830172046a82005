package dev.sightline.infer.predict;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Flip;
import dev.sightline.image.Picture;
import dev.sightline.image.Resize;
import java.util.Arrays;
import java.util.Locale;

/** One way to look at a picture before it is answered. Permitted kinds: {@link Mirrored}, {@link UpsideDown}, {@link Shrunk}. */
public sealed interface View permits View.Mirrored, View.UpsideDown, View.Shrunk {

    /** The picture as it is looked at. */
    Picture of(Picture picture);

    /** A box of the view in the picture it was made of. */
    Box.Pixels back(Box.Pixels box, Picture picture);

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
        public Picture of(Picture picture) {
            return Flip.horizontally(picture);
        }

        @Override
        public Box.Pixels back(Box.Pixels box, Picture picture) {
            return new Box.Pixels(picture.width() - box.xMax(), box.yMin(), picture.width() - box.xMin(), box.yMax());
        }
    }

    /** Top and bottom change places. */
    record UpsideDown() implements View {
        @Override
        public Picture of(Picture picture) {
            return Flip.vertically(picture);
        }

        @Override
        public Box.Pixels back(Box.Pixels box, Picture picture) {
            return new Box.Pixels(box.xMin(), picture.height() - box.yMax(), box.xMax(), picture.height() - box.yMin());
        }
    }

    /**
     * The picture smaller, in the middle of a grey one of its own size: the network sees everything smaller whatever size
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
        public Picture of(Picture picture) {
            Size size = size(picture);
            Picture small = Resize.to(picture, size, Interpolation.AREA);
            byte[] rgb = new byte[picture.rgb().length];
            Arrays.fill(rgb, GREY);
            int left = (picture.width() - size.width()) / 2;
            int top = (picture.height() - size.height()) / 2;
            for (int y = 0; y < size.height(); y++) {
                System.arraycopy(
                        small.rgb(),
                        y * size.width() * 3,
                        rgb,
                        ((top + y) * picture.width() + left) * 3,
                        size.width() * 3);
            }
            return new Picture(picture.width(), picture.height(), rgb);
        }

        @Override
        public Box.Pixels back(Box.Pixels box, Picture picture) {
            Size size = size(picture);
            int left = (picture.width() - size.width()) / 2;
            int top = (picture.height() - size.height()) / 2;
            double x = (double) picture.width() / size.width();
            double y = (double) picture.height() / size.height();
            return new Box.Pixels(
                    (box.xMin() - left) * x, (box.yMin() - top) * y, (box.xMax() - left) * x, (box.yMax() - top) * y);
        }

        private Size size(Picture picture) {
            return new Size(Math.max(1, (int) Math.round(picture.width() * scale)), Math.max(1, (int)
                    Math.round(picture.height() * scale)));
        }
    }
}
