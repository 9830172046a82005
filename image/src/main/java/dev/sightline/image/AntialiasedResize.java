package dev.sightline.image;

import dev.sightline.core.contract.Size;

/**
 * Resizing as Pillow does it, bit for bit: when a picture shrinks, every source pixel counts. First the rows become
 * shorter, then the columns, each pass in whole numbers and rounded to bytes.
 */
final class AntialiasedResize {

    private AntialiasedResize() {}

    static Picture to(Picture picture, Size size, ResampleTaps.Filter filter) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), 3)];
        rows(picture, size, filter, (y, pixels) -> PixelRows.write(pixels, rgb, y * pixels.length * 3));
        return new Picture(size.width(), size.height(), rgb);
    }

    /** Hands on the resized picture's rows from top to bottom. */
    static void rows(Picture picture, Size size, ResampleTaps.Filter filter, PixelRows.Sink sink) {
        if (columnsFirst(picture, size)) {
            Picture lowered = to(picture, new Size(picture.width(), size.height()), filter);
            rows(lowered, size, filter, sink);
            return;
        }
        ResampleTaps columns = ResampleTaps.of(picture.width(), size.width(), filter);
        ResampleTaps rows = ResampleTaps.of(picture.height(), size.height(), filter);
        NarrowedRows narrowed = new NarrowedRows(picture, columns, filter, rows.width());
        WeightedPixels sums = new WeightedPixels(size.width(), filter.isPositive());
        int[] pixels = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            sums.sum(rows, y, narrowed::row, pixels);
            sink.row(y, pixels);
        }
    }

    /** Pillow does so where a picture is like a thread; where the width stays, the order makes no difference. */
    private static boolean columnsFirst(Picture picture, Size size) {
        return picture.height() > 100L * picture.width()
                && size.height() < picture.height()
                && size.width() != picture.width();
    }
}
