package dev.sightline.image.draw;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.image.Picture;
import dev.sightline.image.Resize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Several captioned pictures as one: truth beside prediction, or a page of examples.
 *
 * <p>All cells have the size of the largest picture, limited so that the sheet stays below 4096 pixels a side where it
 * can; pictures keep their proportions and are never enlarged. Without state: safe on every thread.
 */
public final class Sheet {

    private static final int LARGEST_SIDE = 4096;
    private static final Color PAPER = new Color(0xF6F7F9);
    private static final Color INK = new Color(0x2B2F36);
    private static final Color FRAME = new Color(0xD5D9E0);

    private final int cellWidth;
    private final int cellHeight;
    private final int textSize;
    private final int gap;
    private final int captionHeight;

    private Sheet(List<Captioned> pictures, int columns) {
        int rows = (pictures.size() + columns - 1) / columns;
        int width =
                pictures.stream().mapToInt(each -> each.picture().width()).max().orElse(1);
        int height = pictures.stream()
                .mapToInt(each -> each.picture().height())
                .max()
                .orElse(1);
        double fit = Math.min(1, Math.min(.94 * LARGEST_SIDE / (columns * width), .9 * LARGEST_SIDE / (rows * height)));
        this.cellWidth = Math.max(16, (int) (width * fit));
        this.cellHeight = Math.max(16, (int) (height * fit));
        this.textSize = Math.max(12, Math.min(28, cellWidth / 34));
        this.gap = textSize;
        boolean captions = pictures.stream().anyMatch(each -> !each.caption().isBlank());
        this.captionHeight = captions ? textSize * 2 : 0;
    }

    /** Pictures in one row, such as truth and prediction. */
    public static Picture row(List<Captioned> pictures) {
        return grid(pictures, pictures.size());
    }

    /** Pictures in rows of {@code columns}, in reading order. */
    public static Picture grid(List<Captioned> pictures, int columns) {
        if (pictures.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("a sheet needs at least one picture and one column, received "
                    + pictures.size() + " and " + columns);
        }
        int used = Math.min(columns, pictures.size());
        return new Sheet(pictures, used).draw(pictures, used);
    }

    private Picture draw(List<Captioned> pictures, int columns) {
        int rows = (pictures.size() + columns - 1) / columns;
        BufferedImage image =
                Images.blank(gap + columns * (cellWidth + gap), gap + rows * (captionHeight + cellHeight + gap));
        Graphics2D graphics = Images.graphics(image);
        try {
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            for (int i = 0; i < pictures.size(); i++) {
                int x = gap + i % columns * (cellWidth + gap);
                int y = gap + i / columns * (captionHeight + cellHeight + gap);
                drawCell(graphics, pictures.get(i), x, y);
            }
        } finally {
            graphics.dispose();
        }
        return Images.picture(image);
    }

    private void drawCell(Graphics2D graphics, Captioned each, int x, int y) {
        TextPainter painter = TextPainter.ofThisMachine();
        String caption = shortened(each.caption(), painter);
        if (!caption.isEmpty()) {
            int baseline = y + captionHeight / 2 + textSize / 4;
            painter.write(graphics, new TextPainter.Line(caption, x, baseline, textSize, INK));
        }
        Picture picture = each.picture();
        Placement placement = new ResizeRule.Letterbox(cellWidth, cellHeight, ResizeRule.Anchor.CENTER, false)
                .place(picture.width(), picture.height());
        BufferedImage fitted = Images.of(Resize.to(picture, placement.scaled(), Interpolation.AREA));
        int left = x + placement.left();
        int top = y + captionHeight + placement.top();
        graphics.drawImage(fitted, left, top, null);
        graphics.setColor(FRAME);
        graphics.drawRect(left - 1, top - 1, fitted.getWidth() + 1, fitted.getHeight() + 1);
    }

    /** The caption as far as it fits; letters that no font has become question marks, as names may hold any script. */
    private String shortened(String caption, TextPainter painter) {
        String text = caption.strip();
        if (!painter.canWrite(text)) {
            text = text.codePoints()
                    .mapToObj(Character::toString)
                    .map(letter -> painter.canWrite(letter) ? letter : "?")
                    .reduce("", String::concat);
        }
        int end = text.length();
        while (end > 0 && painter.width(ending(text, end), textSize) > cellWidth) {
            end = text.offsetByCodePoints(end, -1);
        }
        return ending(text, end);
    }

    private static String ending(String text, int end) {
        return end == text.length() ? text : text.substring(0, end).strip() + "...";
    }
}
