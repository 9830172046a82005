package dev.sightline.core.contract;

import java.util.Objects;
import java.util.Optional;

/**
 * How an image of any size becomes an input of the size a network takes. Permitted kinds: {@link Stretch},
 * {@link Letterbox}, {@link ShortSideCrop}, {@link FitAligned}.
 *
 * <p>Sizes are computed in whole numbers. A scaled side is rounded half up and is at least 1 unless the kind specifies
 * otherwise.
 */
public sealed interface ResizeRule
        permits ResizeRule.Stretch, ResizeRule.Letterbox, ResizeRule.ShortSideCrop, ResizeRule.FitAligned {

    /**
     * Where a source image of this size lies on the input.
     *
     * @throws IllegalArgumentException if a side is less than 1
     */
    Placement place(int sourceWidth, int sourceHeight);

    /** The input's size if it is the same for every image, which stacking images into a batch needs. */
    Optional<Size> canvas();

    /** The same rule for an input of this size, with lengths of its own in proportion; empty where it sets no size. */
    Optional<ResizeRule> onCanvas(Size canvas);

    /** Both sides are resized to the input's, whatever that does to the proportions. */
    record Stretch(int width, int height) implements ResizeRule {
        public Stretch {
            requireSize(width, height);
        }

        @Override
        public Placement place(int sourceWidth, int sourceHeight) {
            Size canvas = new Size(width, height);
            return new Placement(new Size(sourceWidth, sourceHeight), canvas, 0, 0, canvas);
        }

        @Override
        public Optional<Size> canvas() {
            return Optional.of(new Size(width, height));
        }

        @Override
        public Optional<ResizeRule> onCanvas(Size canvas) {
            return Optional.of(new Stretch(canvas.width(), canvas.height()));
        }
    }

    /** Where the image lies between the bars of a letterbox. */
    enum Anchor {
        /** In the middle; an odd pixel of padding goes to the right or below. */
        CENTER,
        /** Padding only to the right and below. */
        TOP_LEFT
    }

    /** What becomes of the fraction of a pixel that a scaled side has. */
    enum Rounding {
        /** To the nearest whole number, one half up. */
        HALF_UP,
        /** The fraction is dropped, as YOLOX and PaddleDetection do. */
        DOWN
    }

    /**
     * The whole image, in proportion, as large as the input allows; the rest is padding.
     *
     * <p>The limiting side becomes exactly the input's. The other is rounded; Ultralytics rounds half to even, so
     * {@link Rounding#HALF_UP} differs from it by a pixel only where the exact size ends in .5. The offsets of {@link Anchor#CENTER} are equal
     * to those of Ultralytics ({@code round(padding / 2 - 0.1)}).
     *
     * @param enlarge whether images smaller than the input are enlarged; if not, they keep their size
     * @param rounding of the side that does not fill the input
     */
    record Letterbox(int width, int height, Anchor anchor, boolean enlarge, Rounding rounding) implements ResizeRule {
        public Letterbox {
            requireSize(width, height);
            Objects.requireNonNull(anchor, "anchor");
            Objects.requireNonNull(rounding, "rounding");
        }

        /** Sides rounded half up. */
        public Letterbox(int width, int height, Anchor anchor, boolean enlarge) {
            this(width, height, anchor, enlarge, Rounding.HALF_UP);
        }

        @Override
        public Placement place(int sourceWidth, int sourceHeight) {
            Size scaled = scaled(new Size(sourceWidth, sourceHeight));
            boolean center = anchor == Anchor.CENTER;
            int left = center ? (width - scaled.width()) / 2 : 0;
            int top = center ? (height - scaled.height()) / 2 : 0;
            return new Placement(new Size(sourceWidth, sourceHeight), scaled, left, top, new Size(width, height));
        }

        @Override
        public Optional<Size> canvas() {
            return Optional.of(new Size(width, height));
        }

        @Override
        public Optional<ResizeRule> onCanvas(Size canvas) {
            return Optional.of(new Letterbox(canvas.width(), canvas.height(), anchor, enlarge, rounding));
        }

        private Size scaled(Size source) {
            if (!enlarge && source.width() <= width && source.height() <= height) {
                return source;
            }
            boolean widthLimits = (long) width * source.height() <= (long) height * source.width();
            return widthLimits
                    ? new Size(width, other(source.height(), width, source.width()))
                    : new Size(other(source.width(), height, source.height()), height);
        }

        private int other(int length, int numerator, int denominator) {
            return rounding == Rounding.HALF_UP
                    ? side(length, numerator, denominator)
                    : Math.toIntExact(Math.max(1, (long) length * numerator / denominator));
        }
    }

    /**
     * The short side is resized to a fixed length, and the middle is cut out: how classifiers are usually evaluated.
     *
     * <p>The long side is rounded down and the crop's offset half to even, both as torchvision's {@code Resize} and
     * {@code CenterCrop} do.
     *
     * @param shortSide at least as long as both sides of the input, so that nothing is padded
     */
    record ShortSideCrop(int shortSide, int width, int height) implements ResizeRule {
        public ShortSideCrop {
            requireSize(width, height);
            if (shortSide < width || shortSide < height) {
                throw new IllegalArgumentException("the short side must be at least the input's " + width + " x "
                        + height + ", received " + shortSide);
            }
        }

        @Override
        public Placement place(int sourceWidth, int sourceHeight) {
            Size source = new Size(sourceWidth, sourceHeight);
            int shorter = Math.min(sourceWidth, sourceHeight);
            Size scaled = new Size(
                    Math.toIntExact((long) sourceWidth * shortSide / shorter),
                    Math.toIntExact((long) sourceHeight * shortSide / shorter));
            int left = -middle(scaled.width() - width);
            int top = -middle(scaled.height() - height);
            return new Placement(source, scaled, left, top, new Size(width, height));
        }

        @Override
        public Optional<Size> canvas() {
            return Optional.of(new Size(width, height));
        }

        @Override
        public Optional<ResizeRule> onCanvas(Size canvas) {
            int resized = side(shortSide, Math.min(canvas.width(), canvas.height()), Math.min(width, height));
            int least = Math.max(canvas.width(), canvas.height());
            return Optional.of(new ShortSideCrop(Math.max(resized, least), canvas.width(), canvas.height()));
        }

        private static int middle(int surplus) {
            return (int) Math.rint(surplus / 2.0);
        }
    }

    /**
     * The image in proportion with its short side at {@code minSide}, or smaller where the long side would pass
     * {@code maxSide}; the input is padded to the right and below up to the next multiple. Its size differs from
     * image to image.
     *
     * @param multiple what both sides of the input are divisible by, such as a network's largest stride of 32
     */
    record FitAligned(int minSide, int maxSide, int multiple) implements ResizeRule {
        public FitAligned {
            if (minSide < 1 || maxSide < minSide || multiple < 1) {
                throw new IllegalArgumentException("1 <= min side <= max side and a multiple of 1 or more are needed,"
                        + " received min side " + minSide + ", max side " + maxSide + ", multiple " + multiple);
            }
        }

        @Override
        public Placement place(int sourceWidth, int sourceHeight) {
            Size source = new Size(sourceWidth, sourceHeight);
            int shorter = Math.min(sourceWidth, sourceHeight);
            int longer = Math.max(sourceWidth, sourceHeight);
            boolean longLimits = (long) longer * minSide > (long) maxSide * shorter;
            int target = longLimits ? maxSide : minSide;
            int reference = longLimits ? longer : shorter;
            Size scaled = new Size(side(sourceWidth, target, reference), side(sourceHeight, target, reference));
            return new Placement(source, scaled, 0, 0, new Size(aligned(scaled.width()), aligned(scaled.height())));
        }

        @Override
        public Optional<Size> canvas() {
            return Optional.empty();
        }

        @Override
        public Optional<ResizeRule> onCanvas(Size canvas) {
            return Optional.empty();
        }

        private int aligned(int side) {
            return Math.multiplyExact((side + multiple - 1) / multiple, multiple);
        }
    }

    private static void requireSize(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an input is at least 1 x 1, received " + width + " x " + height);
        }
    }

    /** {@code length * numerator / denominator}, rounded half up, at least 1. */
    private static int side(int length, int numerator, int denominator) {
        long twice = 2L * length * numerator + denominator;
        return Math.toIntExact(Math.max(1, twice / (2L * denominator)));
    }
}
