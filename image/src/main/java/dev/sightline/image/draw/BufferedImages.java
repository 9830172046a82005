package dev.sightline.image.draw;

import dev.sightline.image.Image;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Between images and what Java2D draws on: the same bytes, with red and blue exchanged. */
final class BufferedImages {

    private BufferedImages() {}

    static BufferedImage of(Image image) {
        BufferedImage buffered = blank(image.width(), image.height());
        exchange(image.rgb(), data(buffered));
        return buffered;
    }

    static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    static Image image(BufferedImage buffered) {
        byte[] bgr = data(buffered);
        byte[] rgb = new byte[bgr.length];
        exchange(bgr, rgb);
        return new Image(buffered.getWidth(), buffered.getHeight(), rgb);
    }

    /** Smooth edges everywhere; to be disposed of by the caller. */
    static Graphics2D graphics(BufferedImage buffered) {
        Graphics2D graphics = buffered.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    private static byte[] data(BufferedImage buffered) {
        return ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
    }

    private static void exchange(byte[] from, byte[] to) {
        for (int i = 0; i < from.length; i += 3) {
            to[i] = from[i + 2];
            to[i + 1] = from[i + 1];
            to[i + 2] = from[i];
        }
    }
}
