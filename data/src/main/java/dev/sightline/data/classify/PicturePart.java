package dev.sightline.data.classify;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import java.util.Objects;

/** Which pixels of a file are a sample's picture. */
public sealed interface PicturePart {

    /** The picture as shown (after EXIF orientation). */
    record Whole() implements PicturePart {}

    /**
     * What a box holds, such as one annotated object.
     *
     * @param box in pixels of the picture as shown
     */
    record Region(Box.Pixels box) implements PicturePart {

        public Region {
            Objects.requireNonNull(box, "box");
        }
    }

    /**
     * One row of pixels that holds a whole small picture, row by row, as sets of tiny pictures are packed into one file.
     *
     * @param row counted from 0
     * @param size of the picture; a row of the file has as many pixels
     */
    record PackedRow(int row, Size size) implements PicturePart {

        public PackedRow {
            Objects.requireNonNull(size, "size");
            if (row < 0) {
                throw new IllegalArgumentException("a row must be 0 or more, received " + row);
            }
        }
    }
}
