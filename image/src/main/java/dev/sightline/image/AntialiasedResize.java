package dev.sightline.image;

import dev.sightline.core.contract.Size;

/**
 * Resizing as Pillow does it, bit for bit: when an image shrinks, every source pixel counts. First the rows become
 * shorter, then the columns, each pass in whole numbers and rounded to bytes.
 */
final class AntialiasedResize {

    private AntialiasedResize() {}

    static Image to(Image image, Size size, ResampleTaps.Filter filter) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), 3)];
        rows(image, size, filter, (y, pixels) -> PixelRows.write(pixels, rgb, y * pixels.length * 3));
        return new Image(size.width(), size.height(), rgb);
    }

    /** Hands on the resized image's rows from top to bottom. */
    static void rows(Image image, Size size, ResampleTaps.Filter filter, PixelRows.Sink sink) {
        if (columnsFirst(image, size)) {
            Image lowered = to(image, new Size(image.width(), size.height()), filter);
            rows(lowered, size, filter, sink);
            return;
        }
        ResampleTaps columns = ResampleTaps.of(image.width(), size.width(), filter);
        ResampleTaps rows = ResampleTaps.of(image.height(), size.height(), filter);
        NarrowedRows narrowed = new NarrowedRows(image, columns, filter, rows.width());
        WeightedPixels sums = new WeightedPixels(size.width(), filter.isPositive());
        int[] pixels = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            sums.sum(rows, y, narrowed::row, pixels);
            sink.row(y, pixels);
        }
    }

    /** Pillow does so where an image is like a thread; where the width stays, the order makes no difference. */
    private static boolean columnsFirst(Image image, Size size) {
        return image.height() > 100L * image.width() && size.height() < image.height() && size.width() != image.width();
    }
}
