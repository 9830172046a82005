package dev.sightline.image;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Placement;
import java.nio.FloatBuffer;

/**
 * Writes a scaled image's rows as a contract's numbers on its canvas, which is part of a batch, with padding around it.
 * What lies outside the canvas is cut off. For one thread.
 */
final class TensorRows implements PixelRows.Sink {

    private final float[][] numbers;
    private final ColorOrder color;
    private final Placement placement;
    private final FloatBuffer batch;
    private final int offset;
    /** How many numbers of one pixel lie side by side. */
    private final int step;
    /** The numbers of one row: a line for each channel, or one with all channels of each pixel. */
    private final float[][] lines;

    /** The tensor's channel of red; blue is {@code 2 - red}. */
    private final int red;

    /** @param numbers the number of each byte value, by channel */
    TensorRows(InputContract contract, float[][] numbers, Placement placement, FloatBuffer batch, int offset) {
        this.numbers = numbers;
        this.color = contract.color();
        this.placement = placement;
        this.batch = batch;
        this.offset = offset;
        this.step = contract.layout() == Layout.NCHW ? 1 : numbers.length;
        int width = placement.scaled().width();
        this.lines = new float[numbers.length / step][width * step];
        this.red = color == ColorOrder.BGR ? 2 : 0;
        if (placement.isPadded()) {
            pad(contract.padding());
        }
    }

    @Override
    public void row(int y, int[] pixels) {
        int row = placement.top() + y;
        if (row < 0 || row >= placement.canvas().height()) {
            return;
        }
        if (color == ColorOrder.GRAY) {
            grays(pixels);
        } else if (step == 1) {
            planes(pixels);
        } else {
            sideBySide(pixels);
        }
        int from = Math.max(0, -placement.left());
        int to = Math.min(pixels.length, placement.canvas().width() - placement.left());
        for (int plane = 0; plane < lines.length; plane++) {
            batch.put(at(plane, row, placement.left() + from), lines[plane], from * step, (to - from) * step);
        }
    }

    /** Luma after ITU-R BT.601 in whole numbers, as Pillow rounds it. */
    private void grays(int[] pixels) {
        float[] table = numbers[0];
        float[] line = lines[0];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int sum = 19595 * (pixel & 255) + 38470 * ((pixel >> 8) & 255) + 7471 * ((pixel >> 16) & 255);
            line[i] = table[(sum + (1 << 15)) >> 16];
        }
    }

    private void planes(int[] pixels) {
        float[] reds = lines[red];
        float[] greens = lines[1];
        float[] blues = lines[2 - red];
        float[] redTable = numbers[red];
        float[] greenTable = numbers[1];
        float[] blueTable = numbers[2 - red];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            reds[i] = redTable[pixel & 255];
            greens[i] = greenTable[(pixel >> 8) & 255];
            blues[i] = blueTable[(pixel >> 16) & 255];
        }
    }

    private void sideBySide(int[] pixels) {
        float[] line = lines[0];
        float[] redTable = numbers[red];
        float[] greenTable = numbers[1];
        float[] blueTable = numbers[2 - red];
        int blue = 2 - red;
        for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
            int pixel = pixels[i];
            line[at + red] = redTable[pixel & 255];
            line[at + 1] = greenTable[(pixel >> 8) & 255];
            line[at + blue] = blueTable[(pixel >> 16) & 255];
        }
    }

    /** The place in the batch of a canvas's pixel. */
    private int at(int plane, int y, int x) {
        int width = placement.canvas().width();
        return offset + ((plane * placement.canvas().height() + y) * width + x) * step;
    }

    private void pad(int value) {
        int width = placement.canvas().width();
        int left = Math.max(0, placement.left());
        int right = Math.min(width, placement.left() + placement.scaled().width());
        int bottom = placement.top() + placement.scaled().height();
        for (int plane = 0; plane < lines.length; plane++) {
            float[] padding = padding(plane, value);
            for (int y = 0; y < placement.canvas().height(); y++) {
                boolean beside = y >= placement.top() && y < bottom;
                batch.put(at(plane, y, 0), padding, 0, (beside ? left : width) * step);
                if (beside) {
                    batch.put(at(plane, y, right), padding, 0, (width - right) * step);
                }
            }
        }
    }

    private float[] padding(int plane, int value) {
        float[] padding = new float[placement.canvas().width() * step];
        for (int i = 0; i < padding.length; i++) {
            padding[i] = numbers[plane + i % step][value];
        }
        return padding;
    }
}
