package dev.sightline.image;

/** Mirror images. Without state: safe on every thread. */
public final class Flip {

    private Flip() {}

    /** Left and right exchanged. */
    public static Image horizontally(Image image) {
        byte[] in = image.rgb();
        byte[] out = new byte[in.length];
        int stride = image.width() * 3;
        for (int row = 0; row < in.length; row += stride) {
            for (int from = row, to = row + stride - 3; from < row + stride; from += 3, to -= 3) {
                out[to] = in[from];
                out[to + 1] = in[from + 1];
                out[to + 2] = in[from + 2];
            }
        }
        return new Image(image.width(), image.height(), out);
    }

    /** Top and bottom exchanged. */
    public static Image vertically(Image image) {
        byte[] in = image.rgb();
        byte[] out = new byte[in.length];
        int stride = image.width() * 3;
        for (int row = 0; row < in.length; row += stride) {
            System.arraycopy(in, row, out, in.length - stride - row, stride);
        }
        return new Image(image.width(), image.height(), out);
    }
}
