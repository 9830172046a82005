package dev.sightline.image.draw;

import java.awt.Color;
import java.awt.Graphics2D;

/** Writes single lines of text. Permitted kinds: {@link FontText}, {@link StrokeText}. */
sealed interface TextPainter permits FontText, StrokeText {

    /** Java2D's fonts, or plain strokes on a machine that has none, as small containers often do. */
    static TextPainter ofThisMachine() {
        return Chosen.PAINTER;
    }

    /** Whether every character of the text can be written. */
    boolean canWrite(String text);

    /** The width of the text in pixels at a size (the height of its letters' box). */
    int width(String text, int size);

    /** Writes the text with its baseline's left end at {@code (x, y)}. */
    void write(Graphics2D graphics, Line line);

    /** One line of text and its place. */
    record Line(String text, int x, int y, int size, Color color) {}

    /** Chosen once, when text is first needed. */
    final class Chosen {
        private static final TextPainter PAINTER = choose();

        private Chosen() {}

        /** Without a font Java2D fails with whatever error its native part ran into, hence the wide net. */
        private static TextPainter choose() {
            try {
                FontText fonts = new FontText();
                return fonts.width("x", 12) > 0 ? fonts : new StrokeText();
            } catch (RuntimeException | Error e) {
                return new StrokeText();
            }
        }
    }
}
