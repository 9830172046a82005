package dev.sightline.image;

/**
 * The rows of an image at another width, made a band at a time when they are first asked for and kept as long as one row
 * of the target may need them. Rows must be asked for in rising order, apart from going back by fewer than are kept.
 *
 * <p>A band is worked on by columns: along a row each pixel has its own weights, down a column all pixels share them.
 */
final class NarrowedRows {

    /** Long enough for vector instructions, short enough for the processor's nearest cache. */
    private static final int BAND = 256;

    /** Between the columns of a band: an odd number of cache lines, as columns a power of two apart would share few of them. */
    private static final int STRIDE = BAND + 16;

    private final ResampleTaps taps;
    private final PixelColumns columns;
    private final WeightedPixels sums;
    private final int[] column;
    private final int[] band;
    private final int[][] rows;
    private int next;

    /** @param kept rows that must stay after a later one was asked for */
    NarrowedRows(Image image, ResampleTaps taps, ResampleTaps.Filter filter, int kept) {
        this.taps = taps;
        int bands = (image.height() + BAND - 1) / BAND;
        int height = (image.height() + bands - 1) / bands;
        this.columns = new PixelColumns(image, height, taps.width());
        this.sums = new WeightedPixels(height, filter.isPositive());
        this.column = new int[height];
        this.band = new int[STRIDE * taps.first().length];
        this.rows = new int[kept + 1][taps.first().length];
    }

    /** Pixels {@code R | G << 8 | B << 16}; valid until later rows are asked for. */
    int[] row(int y) {
        for (; next <= y; next++) {
            int row = next % column.length;
            if (row == 0) {
                narrow(next);
            }
            copyRow(row, rows[next % rows.length]);
        }
        return rows[y % rows.length];
    }

    private void narrow(int firstRow) {
        columns.startBand(firstRow);
        for (int x = 0; x < taps.first().length; x++) {
            sums.sum(taps, x, columns::column, column);
            System.arraycopy(column, 0, band, x * STRIDE, column.length);
        }
    }

    private void copyRow(int row, int[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = band[x * STRIDE + row];
        }
    }
}
