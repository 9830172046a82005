package dev.sightline.image.draw;

import dev.sightline.image.TextMask;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Printable ASCII in OpenCV's stroke letters, for machines without any font. */
final class StrokeText implements TextPainter {

    @Override
    public boolean canWrite(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    @Override
    public int width(String text, int size) {
        return TextMask.width(text, size);
    }

    @Override
    public void write(Graphics2D graphics, Line line) {
        TextMask mask = TextMask.of(line.text(), line.size());
        BufferedImage image = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_ARGB);
        Color color = line.color();
        for (int i = 0; i < mask.opacity().length; i++) {
            int opacity = mask.opacity()[i] & 255;
            image.setRGB(i % mask.width(), i / mask.width(), opacity << 24 | (color.getRGB() & 0xFFFFFF));
        }
        graphics.drawImage(image, line.x(), line.y() - mask.baseline(), null);
    }
}
