package dev.sightline.image.draw;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws boxes with their labels on an image.
 *
 * <p>Small images are enlarged by a whole factor first, until their long side has at least 640 pixels, so that
 * letters stay legible beside small objects; lines and letters grow with the image. Labels stand above their box, or
 * inside or below it where there is more room, never outside the image, and on each other only in a crowd.
 *
 * <p>Without state: safe on every thread.
 */
public final class Canvas {

    private static final int LEGIBLE_SIDE = 640;
    private static final Color HALO = new Color(0, 0, 0, 80);

    private final BufferedImage buffered;
    private final int factor;
    private final float lineWidth;

    private Canvas(Image image) {
        this.factor = enlargement(image);
        Size size = new Size(image.width() * factor, image.height() * factor);
        this.buffered = BufferedImages.of(Resize.to(image, size, Interpolation.BICUBIC));
        this.lineWidth = Math.max(2f, Math.max(size.width(), size.height()) / 360f);
    }

    /** The image with these boxes on it; earlier marks lie below later ones, labels above all boxes. */
    public static Image draw(Image image, List<Mark> marks) {
        Canvas canvas = new Canvas(image);
        Graphics2D graphics = BufferedImages.graphics(canvas.buffered);
        try {
            marks.forEach(mark -> canvas.drawBox(graphics, mark));
            LabelChips chips =
                    new LabelChips(canvas.buffered.getWidth(), canvas.buffered.getHeight(), canvas.lineWidth);
            marks.forEach(mark -> chips.draw(graphics, mark, canvas.rectangle(mark.box())));
        } finally {
            graphics.dispose();
        }
        return BufferedImages.image(canvas.buffered);
    }

    /** How many times larger an image is drawn than it is. */
    public static int enlargement(Image image) {
        int side = Math.max(image.width(), image.height());
        return Math.max(1, Math.min(8, (LEGIBLE_SIDE + side - 1) / side));
    }

    private void drawBox(Graphics2D graphics, Mark mark) {
        Rectangle2D rectangle = rectangle(mark.box());
        Color color = Palette.of(mark.label());
        double radius = Math.min(lineWidth * 2, Math.min(rectangle.getWidth(), rectangle.getHeight()) / 4);
        RoundRectangle2D shape = new RoundRectangle2D.Double(
                rectangle.getX(), rectangle.getY(), rectangle.getWidth(), rectangle.getHeight(), radius, radius);
        graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 20));
        graphics.fill(shape);
        graphics.setStroke(stroke(lineWidth + 1.5f, mark.line()));
        graphics.setColor(HALO);
        graphics.draw(shape);
        graphics.setStroke(stroke(lineWidth, mark.line()));
        graphics.setColor(color);
        graphics.draw(shape);
    }

    /** The box on the enlarged image, drawn half a line inside the image's edge so that the line is seen whole. */
    private Rectangle2D rectangle(Box.Pixels box) {
        double edge = lineWidth / 2;
        double right = buffered.getWidth() - edge;
        double bottom = buffered.getHeight() - edge;
        double x0 = Math.max(edge, Math.min(box.xMin() * factor, right));
        double y0 = Math.max(edge, Math.min(box.yMin() * factor, bottom));
        double x1 = Math.max(edge, Math.min(box.xMax() * factor, right));
        double y1 = Math.max(edge, Math.min(box.yMax() * factor, bottom));
        return new Rectangle2D.Double(x0, y0, x1 - x0, y1 - y0);
    }

    private static BasicStroke stroke(float width, Mark.Line line) {
        if (line == Mark.Line.SOLID) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float dash = Math.max(6, width * 3);
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {dash, dash}, 0);
    }
}
