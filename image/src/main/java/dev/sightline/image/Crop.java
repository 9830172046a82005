package dev.sightline.image;

/** A rectangle out of an image. */
public final class Crop {

    private Crop() {}

    /** The part of these pixels, which must lie within the image; the image itself where that is all of it. */
    public static Image of(Image image, int left, int top, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * image.width() + left) * 3;
            System.arraycopy(image.rgb(), from, rgb, y * width * 3, width * 3);
        }
        return new Image(width, height, rgb);
    }
}
