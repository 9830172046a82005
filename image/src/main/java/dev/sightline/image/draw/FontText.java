package dev.sightline.image.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;

/** Text in the machine's sans-serif font, which falls back on its fonts for other scripts. */
final class FontText implements TextPainter {

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    @Override
    public boolean canWrite(String text) {
        return font(12).canDisplayUpTo(text) < 0;
    }

    @Override
    public int width(String text, int size) {
        return (int) Math.ceil(font(size).getStringBounds(text, SMOOTH).getWidth());
    }

    @Override
    public void write(Graphics2D graphics, Line line) {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setFont(font(line.size()));
        graphics.setColor(line.color());
        graphics.drawString(line.text(), line.x(), line.y());
    }

    private static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }
}
