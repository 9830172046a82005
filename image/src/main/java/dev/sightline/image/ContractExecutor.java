package dev.sightline.image;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The one executor of an {@link InputContract}: training, evaluation, verification and serving all make their tensors
 * here, so the same file gives the same bits everywhere.
 *
 * <p>There are two stages: {@link #resized} makes the canvas (8-bit RGB, resized and padded), which a training cache can
 * keep, and {@link #toTensor} makes its numbers. Every {@code prepare} is exactly the two in a row. Each number is the
 * contract's normalization of a byte, computed in double precision and rounded once to 32 bits. Grey is
 * {@code (19595 R + 38470 G + 7471 B + 32768) >> 16}, as Pillow computes BT.601 luma. For an input of 16-bit floats or
 * bytes the values are the same 32-bit numbers, for whoever fills the network's buffer to convert.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ContractExecutor {

    private final InputContract contract;
    private final PictureDecoder decoder;
    /** The number of each byte value, by channel of the tensor. */
    private final float[][] numbers;

    public ContractExecutor(InputContract contract) {
        this.contract = contract;
        this.decoder = new PictureDecoder(DecodingRules.of(contract));
        this.numbers = new float[contract.color().channels()][256];
        for (int channel = 0; channel < numbers.length; channel++) {
            for (int value = 0; value < 256; value++) {
                numbers[channel][value] = (float) contract.normalization().apply(value, channel);
            }
        }
    }

    public InputContract contract() {
        return contract;
    }

    /**
     * A file's tensor.
     *
     * @throws dev.sightline.image.format.PictureException if there is no whole picture in the file
     */
    public PreparedPicture prepare(Path file) {
        return prepare(decoder.decode(file));
    }

    /**
     * The tensor of a file already in memory.
     *
     * @param name what a refusal calls these bytes
     * @throws dev.sightline.image.format.PictureException if they are no whole picture
     */
    public PreparedPicture prepare(byte[] encoded, String name) {
        return prepare(decoder.decode(encoded, name));
    }

    /** A decoded picture's tensor. */
    public PreparedPicture prepare(Picture picture) {
        Placement placement = place(picture);
        float[] values = new float[tensorLength(placement.canvas())];
        toTensor(resized(picture), values, 0);
        return new PreparedPicture(values, placement);
    }

    /** Writes a decoded picture's tensor into a batch, from {@code offset} on, and returns where the picture lies. */
    public Placement prepare(Picture picture, float[] batch, int offset) {
        toTensor(resized(picture), batch, offset);
        return place(picture);
    }

    /** Where this picture lies on its canvas. */
    public Placement place(Picture picture) {
        return contract.resize().place(picture.width(), picture.height());
    }

    /** How many numbers the tensor of one canvas has. */
    public int tensorLength(Size canvas) {
        return Math.multiplyExact(Math.multiplyExact(canvas.width(), canvas.height()), numbers.length);
    }

    /** The first stage: the picture resized, cropped and padded. A picture that has the canvas's size may be shared. */
    public Picture resized(Picture picture) {
        Placement placement = place(picture);
        Picture scaled = Resize.to(picture, placement.scaled(), contract.interpolation());
        return placement.canvas().equals(placement.scaled()) ? scaled : laid(scaled, placement);
    }

    /** The second stage: writes a canvas's numbers, from {@code offset} on. */
    public void toTensor(Picture canvas, float[] out, int offset) {
        int pixels = canvas.width() * canvas.height();
        int needed = Math.multiplyExact(pixels, numbers.length);
        if (offset < 0 || offset > out.length - needed) {
            throw new IllegalArgumentException("a canvas of " + canvas.width() + " x " + canvas.height() + " needs "
                    + needed + " numbers from offset " + offset + ", the array has " + out.length);
        }
        boolean planes = contract.layout() == Layout.NCHW;
        for (int channel = 0; channel < numbers.length; channel++) {
            int start = offset + (planes ? channel * pixels : channel);
            int step = planes ? 1 : numbers.length;
            if (contract.color() == ColorOrder.GRAY) {
                writeGray(canvas.rgb(), out, start);
            } else {
                writeChannel(canvas.rgb(), channel, out, start, step);
            }
        }
    }

    /**
     * The inverse of {@link #toTensor}: a picture to look at. Numbers are rounded to bytes and limited to 0-255; a
     * canvas comes back exactly, except that colours turned to grey stay grey.
     *
     * @param tensor one picture in the contract's layout
     */
    public Picture viewable(float[] tensor, Size canvas) {
        if (tensor.length != tensorLength(canvas)) {
            throw new IllegalArgumentException(
                    "a canvas of " + canvas + " has " + tensorLength(canvas) + " numbers, received " + tensor.length);
        }
        int pixels = canvas.width() * canvas.height();
        boolean planes = contract.layout() == Layout.NCHW;
        byte[] rgb = new byte[pixels * 3];
        for (int i = 0; i < rgb.length; i++) {
            int channel = sourceChannel(i % 3);
            int at = planes ? channel * pixels + i / 3 : i / 3 * numbers.length + channel;
            double value = contract.normalization().invert(tensor[at], channel);
            rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return new Picture(canvas.width(), canvas.height(), rgb);
    }

    /** From RGB to the tensor's channel, and back: both orders of colour are their own inverse. */
    private int sourceChannel(int channel) {
        return switch (contract.color()) {
            case RGB -> channel;
            case BGR -> 2 - channel;
            case GRAY -> 0;
        };
    }

    private void writeChannel(byte[] rgb, int channel, float[] out, int start, int step) {
        float[] table = numbers[channel];
        for (int from = sourceChannel(channel), to = start; from < rgb.length; from += 3, to += step) {
            out[to] = table[rgb[from] & 255];
        }
    }

    private void writeGray(byte[] rgb, float[] out, int start) {
        float[] table = numbers[0];
        for (int from = 0, to = start; from < rgb.length; from += 3, to++) {
            int sum = 19595 * (rgb[from] & 255) + 38470 * (rgb[from + 1] & 255) + 7471 * (rgb[from + 2] & 255);
            out[to] = table[(sum + (1 << 15)) >> 16];
        }
    }

    /** Copies the rows that both the scaled picture and the canvas have. */
    private Picture laid(Picture scaled, Placement placement) {
        Size canvas = placement.canvas();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(canvas.width(), canvas.height()), 3)];
        if (placement.isPadded()) {
            Arrays.fill(rgb, (byte) contract.padding());
        }
        int fromX = Math.max(0, placement.left());
        int toX = Math.min(canvas.width(), placement.left() + scaled.width());
        int fromY = Math.max(0, placement.top());
        int toY = Math.min(canvas.height(), placement.top() + scaled.height());
        for (int y = fromY; y < toY; y++) {
            int source = ((y - placement.top()) * scaled.width() + fromX - placement.left()) * 3;
            System.arraycopy(scaled.rgb(), source, rgb, (y * canvas.width() + fromX) * 3, (toX - fromX) * 3);
        }
        return new Picture(canvas.width(), canvas.height(), rgb);
    }
}
