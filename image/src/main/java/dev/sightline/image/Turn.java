package dev.sightline.image;

import dev.sightline.image.format.ExifOrientation;

/** Puts stored pixels upright, as the camera held them. */
public final class Turn {

    private Turn() {}

    /** The picture as a viewer shows it; an upright one is returned as it is. */
    public static Picture upright(Picture picture, ExifOrientation orientation) {
        return switch (orientation) {
            case UPRIGHT -> picture;
            case MIRRORED -> Flip.horizontally(picture);
            case HALF_TURN -> Flip.vertically(Flip.horizontally(picture));
            case MIRRORED_UPSIDE_DOWN -> Flip.vertically(picture);
            case TRANSPOSED -> transposed(picture);
            case QUARTER_CLOCKWISE -> Flip.horizontally(transposed(picture));
            case TRANSVERSED -> Flip.vertically(Flip.horizontally(transposed(picture)));
            case QUARTER_COUNTERCLOCKWISE -> Flip.vertically(transposed(picture));
        };
    }

    private static Picture transposed(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        byte[] in = picture.rgb();
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
        return new Picture(height, width, out);
    }
}
