package dev.sightline.image.draw;

import dev.sightline.image.Picture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Between pictures and what Java2D draws on: the same bytes, with red and blue exchanged. */
final class Images {

    private Images() {}

    static BufferedImage of(Picture picture) {
        BufferedImage image = blank(picture.width(), picture.height());
        exchange(picture.rgb(), data(image));
        return image;
    }

    static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    static Picture picture(BufferedImage image) {
        byte[] bgr = data(image);
        byte[] rgb = new byte[bgr.length];
        exchange(bgr, rgb);
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }

    /** Smooth edges everywhere; to be disposed of by the caller. */
    static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    private static byte[] data(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    private static void exchange(byte[] from, byte[] to) {
        for (int i = 0; i < from.length; i += 3) {
            to[i] = from[i + 2];
            to[i + 1] = from[i + 1];
            to[i + 2] = from[i];
        }
    }
}
