package dev.sightline.train.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The confusion matrix as a heat map: rows are ground truth, columns predictions. A cell's
 * colour is its share of its row, its number the count. With many classes the cells shrink and their numbers are left
 * out.
 */
final class ConfusionMatrixPlot {

    private static final int LARGEST_SIDE = 1200;
    private static final int LARGEST_CELL = 92;
    private static final int SMALLEST_CELL = 7;
    private static final int CELL_WITH_NUMBER = 34;
    private static final int SMALLEST_LABELLED_CELL = 10;
    private static final int MARGIN = 24;
    private static final int TITLE_HEIGHT = 84;
    private static final int LONGEST_NAME = 220;

    private final ShownMatrix matrix;
    private final List<String> names;
    private final int cell;
    private final Font nameFont;
    private final int nameSpace;

    private ConfusionMatrixPlot(ShownMatrix matrix) {
        this.matrix = matrix;
        this.names = matrix.names();
        this.cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, LARGEST_SIDE / names.size()));
        this.nameFont = Look.font(Font.PLAIN, Math.max(8, Math.min(15, cell - 2)));
        this.nameSpace = Math.min(LONGEST_NAME, widest()) + 2 * MARGIN;
    }

    /** @param matrix made while drawing, as the names that can be shown depend on the machine's fonts */
    static Path write(Path file, Supplier<ShownMatrix> matrix) throws IOException {
        return PngFile.write(file, () -> new ConfusionMatrixPlot(matrix.get()).paint());
    }

    private BufferedImage paint() {
        int side = names.size() * cell;
        int width = Math.max(nameSpace + MARGIN + side + MARGIN, 460);
        BufferedImage image =
                new BufferedImage(width, TITLE_HEIGHT + side + nameSpace + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(image);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        heading(graphics);
        graphics.translate(nameSpace + MARGIN, TITLE_HEIGHT);
        for (int target = 0; target < names.size(); target++) {
            for (int detected = 0; detected < names.size(); detected++) {
                cell(graphics, target, detected);
            }
        }
        if (cell >= SMALLEST_LABELLED_CELL) {
            rowNames(graphics);
            columnNames(graphics);
        }
        axisTitles(graphics, side);
        graphics.dispose();
        return image;
    }

    private void heading(Graphics2D graphics) {
        graphics.setColor(Look.INK);
        graphics.setFont(Look.font(Font.BOLD, 20));
        graphics.drawString("Confusion matrix", MARGIN, 36);
        graphics.setColor(Look.SOFT_INK);
        graphics.setFont(Look.font(Font.PLAIN, 14));
        graphics.drawString("numbers count " + matrix.counted() + ", colour is the share of the row", MARGIN, 60);
    }

    private void cell(Graphics2D graphics, int target, int detected) {
        int x = detected * cell;
        int y = target * cell;
        int gap = cell >= CELL_WITH_NUMBER ? 2 : 1;
        boolean corner = matrix.isVoid(target, detected);
        double share = matrix.share(target, detected);
        graphics.setColor(corner ? Color.WHITE : shade(share));
        graphics.fillRect(x, y, cell - gap, cell - gap);
        if (cell >= CELL_WITH_NUMBER && !corner) {
            graphics.setColor(share > .5 ? Color.WHITE : Look.INK);
            graphics.setFont(Look.font(Font.PLAIN, Math.min(16, cell / 3)));
            String count = String.valueOf(matrix.count(target, detected));
            FontMetrics metrics = graphics.getFontMetrics();
            int left = x + (cell - gap - metrics.stringWidth(count)) / 2;
            graphics.drawString(count, left, y + (cell - gap + metrics.getAscent() - metrics.getDescent()) / 2);
        }
    }

    /** From nearly white to dark blue; the square root lets small shares be seen. */
    private static Color shade(double share) {
        double strength = share == 0 ? 0 : .06 + .94 * Math.sqrt(share);
        return new Color(
                mix(0xF3, Look.FULL.getRed(), strength),
                mix(0xF5, Look.FULL.getGreen(), strength),
                mix(0xF7, Look.FULL.getBlue(), strength));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private void rowNames(Graphics2D graphics) {
        graphics.setColor(Look.INK);
        graphics.setFont(nameFont);
        FontMetrics metrics = graphics.getFontMetrics();
        for (int i = 0; i < names.size(); i++) {
            String name = shortened(names.get(i), metrics);
            int y = i * cell + (cell + metrics.getAscent() - metrics.getDescent()) / 2;
            graphics.drawString(name, -8 - metrics.stringWidth(name), y);
        }
    }

    /** Upright where they fit their column, turned by a quarter where they do not. */
    private void columnNames(Graphics2D graphics) {
        graphics.setColor(Look.INK);
        graphics.setFont(nameFont);
        FontMetrics metrics = graphics.getFontMetrics();
        boolean fit = names.stream().allMatch(name -> metrics.stringWidth(name) <= cell - 8);
        int bottom = names.size() * cell;
        for (int i = 0; i < names.size(); i++) {
            String name = shortened(names.get(i), metrics);
            int center = i * cell + cell / 2;
            if (fit) {
                graphics.drawString(name, center - metrics.stringWidth(name) / 2, bottom + 20);
            } else {
                AffineTransform upright = graphics.getTransform();
                graphics.translate(center + metrics.getAscent() / 2 - 1, bottom + 8 + metrics.stringWidth(name));
                graphics.rotate(-Math.PI / 2);
                graphics.drawString(name, 0, 0);
                graphics.setTransform(upright);
            }
        }
    }

    private void axisTitles(Graphics2D graphics, int side) {
        graphics.setColor(Look.SOFT_INK);
        graphics.setFont(Look.font(Font.PLAIN, 15));
        FontMetrics metrics = graphics.getFontMetrics();
        String columns = matrix.columns();
        graphics.drawString(columns, (side - metrics.stringWidth(columns)) / 2, side + nameSpace);
        AffineTransform upright = graphics.getTransform();
        graphics.translate(-nameSpace + 4, (side + metrics.stringWidth("ground truth")) / 2);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString("ground truth", 0, 0);
        graphics.setTransform(upright);
    }

    private int widest() {
        Graphics2D graphics = smooth(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        FontMetrics metrics = graphics.getFontMetrics(nameFont);
        graphics.dispose();
        return names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    }

    private static String shortened(String name, FontMetrics metrics) {
        if (metrics.stringWidth(name) <= LONGEST_NAME) {
            return name;
        }
        int end = name.length();
        while (end > 0 && metrics.stringWidth(name.substring(0, end) + "…") > LONGEST_NAME) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + "…";
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return graphics;
    }
}
