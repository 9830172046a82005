package dev.sightline.data;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Image;
import java.util.Arrays;
import java.util.Objects;

/** Which pixels of a file are a sample's image. */
public sealed interface ImagePart {

    /**
     * The part's pixels.
     *
     * @param file the whole file's image, as shown
     * @throws IllegalArgumentException if the file has no such part
     */
    Image of(Image file);

    /**
     * The part's size, for the size of the whole file's image, as shown.
     *
     * @throws IllegalArgumentException if the file has no such part
     */
    Size size(Size file);

    /** Whether many samples are packed into the file, so that it is worth keeping once it is decoded. */
    boolean packed();

    /** The part in a few words that differ from those of any other part: {@code whole}, {@code row 3 as 32 x 32}. */
    String text();

    /** The image as shown (after EXIF orientation). */
    record Whole() implements ImagePart {

        @Override
        public Image of(Image file) {
            return file;
        }

        @Override
        public Size size(Size file) {
            return file;
        }

        @Override
        public boolean packed() {
            return false;
        }

        @Override
        public String text() {
            return "whole";
        }
    }

    /**
     * What a box holds, such as one annotated object: every pixel that the box touches.
     *
     * @param box in pixels of the image as shown
     */
    record Region(Box.Pixels box) implements ImagePart {

        public Region {
            Objects.requireNonNull(box, "box");
        }

        @Override
        public Image of(Image file) {
            Size size = size(new Size(file.width(), file.height()));
            Box.Pixels inside = box.clip(file.width(), file.height());
            return file.part(
                    (int) Math.floor(inside.xMin()), (int) Math.floor(inside.yMin()), size.width(), size.height());
        }

        @Override
        public Size size(Size file) {
            Box.Pixels inside = box.clip(file.width(), file.height());
            int width = (int) Math.ceil(inside.xMax()) - (int) Math.floor(inside.xMin());
            int height = (int) Math.ceil(inside.yMax()) - (int) Math.floor(inside.yMin());
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("there is nothing of " + box + " in an image of " + file);
            }
            return new Size(width, height);
        }

        @Override
        public boolean packed() {
            return false;
        }

        @Override
        public String text() {
            return "region " + box.xMin() + " " + box.yMin() + " " + box.xMax() + " " + box.yMax();
        }
    }

    /**
     * One row of pixels that holds a whole small image, row by row, as sets of tiny images are packed into one file.
     *
     * @param row counted from 0
     * @param size of the image; a row of the file has as many pixels
     */
    record PackedRow(int row, Size size) implements ImagePart {

        public PackedRow {
            Objects.requireNonNull(size, "size");
            if (row < 0) {
                throw new IllegalArgumentException("a row must be 0 or more, received " + row);
            }
        }

        @Override
        public Image of(Image file) {
            size(new Size(file.width(), file.height()));
            int bytes = file.width() * 3;
            byte[] pixels = Arrays.copyOfRange(file.rgb(), row * bytes, (row + 1) * bytes);
            return new Image(size.width(), size.height(), pixels);
        }

        @Override
        public Size size(Size file) {
            int pixels = Math.multiplyExact(size.width(), size.height());
            if (row >= file.height() || pixels != file.width()) {
                throw new IllegalArgumentException(
                        "there is no row " + row + " of " + size + " pixels in an image of " + file);
            }
            return size;
        }

        @Override
        public boolean packed() {
            return true;
        }

        @Override
        public String text() {
            return "row " + row + " as " + size.width() + " x " + size.height();
        }
    }
}
