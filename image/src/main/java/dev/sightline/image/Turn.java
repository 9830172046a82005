package dev.sightline.image;

import dev.sightline.image.format.ExifOrientation;

/** Turns stored pixels upright by their EXIF orientation. */
public final class Turn {

    private Turn() {}

    /** The image as a viewer shows it; an upright one is returned as it is. */
    public static Image upright(Image image, ExifOrientation orientation) {
        return switch (orientation) {
            case UPRIGHT -> image;
            case MIRRORED -> Flip.horizontally(image);
            case HALF_TURN -> Flip.vertically(Flip.horizontally(image));
            case MIRRORED_UPSIDE_DOWN -> Flip.vertically(image);
            case TRANSPOSED -> transposed(image);
            case QUARTER_CLOCKWISE -> Flip.horizontally(transposed(image));
            case TRANSVERSED -> Flip.vertically(Flip.horizontally(transposed(image)));
            case QUARTER_COUNTERCLOCKWISE -> Flip.vertically(transposed(image));
        };
    }

    private static Image transposed(Image image) {
        int width = image.width();
        int height = image.height();
        byte[] in = image.rgb();
        byte[] out = new byte[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (y * width + x) * 3;
                int to = (x * height + y) * 3;
                out[to] = in[from];
                out[to + 1] = in[from + 1];
                out[to + 2] = in[from + 2];
            }
        }
        return new Image(height, width, out);
    }
}
