package dev.sightline.image.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The labels of one image's boxes, each placed where no earlier one stands. */
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

    /** The first place that covers no other label, or else the one that covers least. */
    private Rectangle2D place(Rectangle2D box, double chipWidth, double chipHeight) {
        List<Rectangle2D> places = places(box, chipWidth, chipHeight);
        Rectangle2D best = places.get(0);
        for (Rectangle2D place : places) {
            double covered = covered(place);
            if (covered == 0) {
                return place;
            }
            best = covered < covered(best) ? place : best;
        }
        return best;
    }

    /** Above the box, inside at the top, below, inside at the bottom; aligned left, right, then in the middle. */
    private List<Rectangle2D> places(Rectangle2D box, double chipWidth, double chipHeight) {
        double edge = lineWidth / 2;
        double left = box.getMinX() - edge;
        double right = box.getMaxX() + edge - chipWidth;
        double above = box.getMinY() - edge - chipHeight;
        double below = box.getMaxY() + edge;
        List<Rectangle2D> places = new ArrayList<>();
        for (double x : new double[] {left, right, (left + right) / 2}) {
            for (double y : new double[] {above, above + chipHeight, below, below - chipHeight}) {
                if (y >= 0 && y + chipHeight <= height) {
                    places.add(new Rectangle2D.Double(within(x, width - chipWidth), y, chipWidth, chipHeight));
                }
            }
        }
        if (places.isEmpty()) {
            places.add(new Rectangle2D.Double(
                    within(left, width - chipWidth), within(above, height - chipHeight), chipWidth, chipHeight));
        }
        return places;
    }

    private double covered(Rectangle2D place) {
        double area = 0;
        for (Rectangle2D other : taken) {
            if (place.intersects(other)) {
                Rectangle2D common = place.createIntersection(other);
                area += common.getWidth() * common.getHeight();
            }
        }
        return area;
    }

    private static double within(double value, double maximum) {
        return Math.max(0, Math.min(value, maximum));
    }
}
