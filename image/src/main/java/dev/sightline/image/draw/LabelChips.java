package dev.sightline.image.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The labels of one picture's boxes, each placed where no earlier one stands. */
final class LabelChips {

    private final int width;
    private final int height;
    private final float lineWidth;
    private final int textSize;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final TextPainter painter = TextPainter.ofThisMachine();

    LabelChips(int width, int height, float lineWidth) {
        this.width = width;
        this.height = height;
        this.lineWidth = lineWidth;
        this.textSize = Math.max(12, Math.round(Math.max(width, height) / 48f));
    }

    void draw(Graphics2D graphics, Mark mark, Rectangle2D box) {
        String text = text(mark);
        if (text.isEmpty()) {
            return;
        }
        int pad = Math.max(3, textSize / 3);
        double chipWidth = painter.width(text, textSize) + 2.0 * pad;
        double chipHeight = textSize * 1.4;
        Rectangle2D chip = place(box, chipWidth, chipHeight);
        taken.add(chip);
        Color color = Palette.of(mark.label());
        graphics.setColor(color);
        graphics.fill(new RoundRectangle2D.Double(
                chip.getX(), chip.getY(), chip.getWidth(), chip.getHeight(), lineWidth * 2, lineWidth * 2));
        int baseline = (int) Math.round(chip.getY() + chipHeight / 2 + textSize * .36);
        painter.write(
                graphics,
                new TextPainter.Line(
                        text, (int) Math.round(chip.getX()) + pad, baseline, textSize, Palette.textOn(color)));
    }

    /** Where labels stand so far, in the order of drawing. */
    List<Rectangle2D> taken() {
        return List.copyOf(taken);
    }

    private String text(Mark mark) {
        String name = painter.canWrite(mark.name()) ? mark.name() : "#" + mark.label();
        return (name + " " + mark.note()).strip();
    }

    /** Above the box, inside at the top, below, inside at the bottom; aligned left, then right. */
    private Rectangle2D place(Rectangle2D box, double chipWidth, double chipHeight) {
        double edge = lineWidth / 2;
        double left = box.getMinX() - edge;
        double right = box.getMaxX() + edge - chipWidth;
        double[] tops = {
            box.getMinY() - edge - chipHeight,
            box.getMinY() - edge,
            box.getMaxY() + edge,
            box.getMaxY() + edge - chipHeight
        };
        for (double x : new double[] {left, right}) {
            for (double y : tops) {
                Rectangle2D chip = new Rectangle2D.Double(within(x, width - chipWidth), y, chipWidth, chipHeight);
                if (y >= 0 && y + chipHeight <= height && taken.stream().noneMatch(chip::intersects)) {
                    return chip;
                }
            }
        }
        return new Rectangle2D.Double(
                within(left, width - chipWidth), within(tops[0], height - chipHeight), chipWidth, chipHeight);
    }

    private static double within(double value, double maximum) {
        return Math.max(0, Math.min(value, maximum));
    }
}
