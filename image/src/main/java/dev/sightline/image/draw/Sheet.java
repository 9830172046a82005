package dev.sightline.image.draw;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Several captioned images as one: ground truth beside prediction, or a page of examples.
 *
 * <p>All cells have the size of the largest image, limited so that the sheet stays below 4096 pixels a side where it
 * can; images keep their proportions and are never enlarged. Without state: safe on every thread.
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

    private Sheet(List<Captioned> images, int columns) {
        int rows = (images.size() + columns - 1) / columns;
        int width = images.stream().mapToInt(each -> each.image().width()).max().orElse(1);
        int height =
                images.stream().mapToInt(each -> each.image().height()).max().orElse(1);
        double fit = Math.min(1, Math.min(.94 * LARGEST_SIDE / (columns * width), .9 * LARGEST_SIDE / (rows * height)));
        this.cellWidth = Math.max(16, (int) (width * fit));
        this.cellHeight = Math.max(16, (int) (height * fit));
        this.textSize = Math.max(12, Math.min(28, cellWidth / 34));
        this.gap = textSize;
        boolean captions = images.stream().anyMatch(each -> !each.caption().isBlank());
        this.captionHeight = captions ? textSize * 2 : 0;
    }

    /** Images in one row, such as ground truth and prediction. */
    public static Image row(List<Captioned> images) {
        return grid(images, images.size());
    }

    /** Images in rows of {@code columns}, in reading order. */
    public static Image grid(List<Captioned> images, int columns) {
        if (images.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    "a sheet needs at least one image and one column, received " + images.size() + " and " + columns);
        }
        int used = Math.min(columns, images.size());
        return new Sheet(images, used).draw(images, used);
    }

    private Image draw(List<Captioned> images, int columns) {
        int rows = (images.size() + columns - 1) / columns;
        BufferedImage buffered = BufferedImages.blank(
                gap + columns * (cellWidth + gap), gap + rows * (captionHeight + cellHeight + gap));
        Graphics2D graphics = BufferedImages.graphics(buffered);
        try {
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, buffered.getWidth(), buffered.getHeight());
            for (int i = 0; i < images.size(); i++) {
                int x = gap + i % columns * (cellWidth + gap);
                int y = gap + i / columns * (captionHeight + cellHeight + gap);
                drawCell(graphics, images.get(i), x, y);
            }
        } finally {
            graphics.dispose();
        }
        return BufferedImages.image(buffered);
    }

    private void drawCell(Graphics2D graphics, Captioned each, int x, int y) {
        TextPainter painter = TextPainter.ofThisMachine();
        String caption = shortened(each.caption(), painter);
        if (!caption.isEmpty()) {
            int baseline = y + captionHeight / 2 + textSize / 4;
            painter.write(graphics, new TextPainter.Line(caption, x, baseline, textSize, INK));
        }
        Image image = each.image();
        Placement placement = new ResizeRule.Letterbox(cellWidth, cellHeight, ResizeRule.Anchor.CENTER, false)
                .place(image.width(), image.height());
        BufferedImage fitted = BufferedImages.of(Resize.to(image, placement.scaled(), Interpolation.AREA));
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
