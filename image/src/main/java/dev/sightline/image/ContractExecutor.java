package dev.sightline.image;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The one executor of an {@link InputContract}: training, evaluation, verification and serving all make their tensors
 * here, so the same file gives the same bits everywhere.
 *
 * <p>There are two stages: {@link #resized} makes the canvas (8-bit RGB, resized and padded), which a training cache can
 * keep, and {@link #toTensor} makes its numbers. Every {@code prepare} gives the bits of the two in a row, without a
 * canvas in between. Each number is the contract's normalization of a byte, computed in double precision and rounded once
 * to 32 bits. Grey is {@code (19595 R + 38470 G + 7471 B + 32768) >> 16}, as Pillow computes BT.601 luma. For an input of
 * 16-bit floats or bytes the values are the same 32-bit numbers, for whoever fills the network's buffer to convert.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ContractExecutor {

    private final InputContract contract;
    private final ImageDecoder decoder;
    /** The number of each byte value, by channel of the tensor. */
    private final float[][] numbers;

    public ContractExecutor(InputContract contract) {
        this.contract = contract;
        this.decoder = new ImageDecoder(DecodingRules.of(contract));
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
     * A file's image, decoded by the contract's rules.
     *
     * @throws dev.sightline.image.format.ImageException if there is no whole image in the file
     */
    public Image decode(Path file) {
        return decoder.decode(file);
    }

    /**
     * As {@link #decode(Path)}, from memory.
     *
     * @param name what a refusal calls these bytes
     */
    public Image decode(byte[] encoded, String name) {
        return decoder.decode(encoded, name);
    }

    /**
     * A file's tensor.
     *
     * @throws dev.sightline.image.format.ImageException if there is no whole image in the file
     */
    public PreparedImage prepare(Path file) {
        return prepare(decoder.decode(file));
    }

    /**
     * The tensor of a file already in memory.
     *
     * @param name what a refusal calls these bytes
     * @throws dev.sightline.image.format.ImageException if they are no whole image
     */
    public PreparedImage prepare(byte[] encoded, String name) {
        return prepare(decoder.decode(encoded, name));
    }

    /** A decoded image's tensor. */
    public PreparedImage prepare(Image image) {
        float[] values = new float[tensorLength(place(image).canvas())];
        return new PreparedImage(values, prepare(image, values, 0));
    }

    /** Writes a decoded image's tensor into a batch, from {@code offset} on, and returns where the image lies. */
    public Placement prepare(Image image, float[] batch, int offset) {
        return prepare(image, FloatBuffer.wrap(batch), offset);
    }

    /** As {@link #prepare(Image, float[], int)}, into a buffer; its position does not count and stays. */
    public Placement prepare(Image image, FloatBuffer batch, int offset) {
        Placement placement = place(image);
        TensorRows rows = tensor(placement, batch, offset);
        Resize.rows(image, placement.scaled(), contract.interpolation(), rows);
        return placement;
    }

    /** Where this image lies on its canvas. */
    public Placement place(Image image) {
        return contract.resize().place(image.width(), image.height());
    }

    /** How many numbers the tensor of one canvas has. */
    public int tensorLength(Size canvas) {
        return Math.multiplyExact(Math.multiplyExact(canvas.width(), canvas.height()), numbers.length);
    }

    /** The first stage: the image resized, cropped and padded. An image that has the canvas's size may be shared. */
    public Image resized(Image image) {
        Placement placement = place(image);
        Image scaled = Resize.to(image, placement.scaled(), contract.interpolation());
        return placement.canvas().equals(placement.scaled()) ? scaled : laid(scaled, placement);
    }

    /** The second stage: writes a canvas's numbers, from {@code offset} on. */
    public void toTensor(Image canvas, float[] out, int offset) {
        toTensor(canvas, FloatBuffer.wrap(out), offset);
    }

    /** As {@link #toTensor(Image, float[], int)}, into a buffer; its position does not count and stays. */
    public void toTensor(Image canvas, FloatBuffer out, int offset) {
        Size size = new Size(canvas.width(), canvas.height());
        Placement whole = new Placement(size, size, 0, 0, size);
        PixelRows.each(canvas, tensor(whole, out, offset));
    }

    private TensorRows tensor(Placement placement, FloatBuffer out, int offset) {
        Size canvas = placement.canvas();
        int needed = tensorLength(canvas);
        if (offset < 0 || offset > out.limit() - needed) {
            throw new IllegalArgumentException("a canvas of " + canvas.width() + " x " + canvas.height() + " needs "
                    + needed + " numbers from offset " + offset + ", received room for " + out.limit());
        }
        return new TensorRows(contract, numbers, placement, out, offset);
    }

    /**
     * The inverse of {@link #toTensor}: an image to look at. Numbers are rounded to bytes and limited to 0-255; a
     * canvas comes back exactly, except that colours turned to grey stay grey.
     *
     * @param tensor one image in the contract's layout
     */
    public Image viewable(float[] tensor, Size canvas) {
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
        return new Image(canvas.width(), canvas.height(), rgb);
    }

    /** From RGB to the tensor's channel, and back: both orders of colour are their own inverse. */
    private int sourceChannel(int channel) {
        return switch (contract.color()) {
            case RGB -> channel;
            case BGR -> 2 - channel;
            case GRAY -> 0;
        };
    }

    /** Copies the rows that both the scaled image and the canvas have. */
    private Image laid(Image scaled, Placement placement) {
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
        return new Image(canvas.width(), canvas.height(), rgb);
    }
}
