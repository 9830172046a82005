package dev.sightline.image;

/** Mirror pictures. Without state: safe on every thread. */
public final class Flip {

    private Flip() {}

    /** Left and right exchanged. */
    public static Picture horizontally(Picture picture) {
        byte[] in = picture.rgb();
        byte[] out = new byte[in.length];
        int stride = picture.width() * 3;
        for (int row = 0; row < in.length; row += stride) {
            for (int from = row, to = row + stride - 3; from < row + stride; from += 3, to -= 3) {
                out[to] = in[from];
                out[to + 1] = in[from + 1];
                out[to + 2] = in[from + 2];
            }
        }
        return new Picture(picture.width(), picture.height(), out);
    }

    /** Top and bottom exchanged. */
    public static Picture vertically(Picture picture) {
        byte[] in = picture.rgb();
        byte[] out = new byte[in.length];
        int stride = picture.width() * 3;
        for (int row = 0; row < in.length; row += stride) {
            System.arraycopy(in, row, out, in.length - stride - row, stride);
        }
        return new Picture(picture.width(), picture.height(), out);
    }
}
