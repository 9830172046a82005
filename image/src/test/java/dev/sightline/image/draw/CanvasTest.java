package dev.sightline.image.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detection;
import dev.sightline.image.Image;
import dev.sightline.image.Surface;
import dev.sightline.testing.SeededRandom;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("scratch", "凹痕"));
    private static final Image GRAY = Surface.filled(800, 600, 120).toImage();

    @Test
    void theEdgeHasItsClassesColourAndTheRestIsUntouched() {
        Image drawn = Canvas.draw(GRAY, List.of(Mark.of(new Box.Pixels(200, 150, 400, 300), 0, LABELS)));
        assertThat(color(drawn, 200, 220)).isEqualTo(Palette.of(0));
        assertThat(color(drawn, 300, 300)).isEqualTo(Palette.of(0));
        assertThat(color(drawn, 600, 500)).isEqualTo(new Color(120, 120, 120));
        assertThat(color(drawn, 150, 220)).isEqualTo(new Color(120, 120, 120));
    }

    @ParameterizedTest(name = "{0} x {1} is enlarged {2} times")
    @CsvSource({"32, 20, 8", "320, 320, 2", "480, 640, 1", "4000, 3000, 1"})
    void smallImagesAreEnlargedByAWholeFactor(int width, int height, int factor) {
        Image drawn = Canvas.draw(Surface.filled(width, height, 0).toImage(), List.of());
        assertThat(drawn.width()).isEqualTo(width * factor);
        assertThat(drawn.height()).isEqualTo(height * factor);
    }

    @Test
    void labelsStayInsideTheImageWhereverTheBoxIs() {
        Random random = SeededRandom.forTest("CanvasTest", 4);
        BufferedImage buffered = BufferedImages.of(GRAY);
        Graphics2D graphics = BufferedImages.graphics(buffered);
        LabelChips chips = new LabelChips(800, 600, 2);
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble() * 900 - 100;
            double y = random.nextDouble() * 700 - 100;
            Rectangle2D box = new Rectangle2D.Double(x, y, random.nextDouble() * 300, random.nextDouble() * 300);
            chips.draw(graphics, Mark.of(new Box.Pixels(0, 0, 1, 1), 0, LABELS), box);
        }
        graphics.dispose();
        Rectangle2D image = new Rectangle2D.Double(0, 0, 800, 600);
        assertThat(chips.taken())
                .hasSize(100)
                .allSatisfy(chip -> assertThat(image.contains(chip)).isTrue());
    }

    @Test
    void labelsOfEqualBoxesStandApart() {
        BufferedImage buffered = BufferedImages.of(GRAY);
        Graphics2D graphics = BufferedImages.graphics(buffered);
        LabelChips chips = new LabelChips(800, 600, 2);
        Rectangle2D box = new Rectangle2D.Double(300, 200, 150, 120);
        for (int i = 0; i < 3; i++) {
            chips.draw(graphics, Mark.of(new Box.Pixels(0, 0, 1, 1), i % 2, LABELS), box);
        }
        graphics.dispose();
        List<Rectangle2D> taken = chips.taken();
        assertThat(taken.get(0).intersects(taken.get(1))).isFalse();
        assertThat(taken.get(1).intersects(taken.get(2))).isFalse();
        assertThat(taken.get(0).intersects(taken.get(2))).isFalse();
    }

    @Test
    void aDetectionIsWrittenWithItsScore() {
        Mark mark = Mark.of(new Detection(new Box.Pixels(1, 2, 3, 4), 1, .875), LABELS);
        assertThat(mark.name()).isEqualTo("凹痕");
        assertThat(mark.note()).isEqualTo("0.88");
    }

    @Test
    void boxesOutsideAndOfZeroAreaAreDrawnWithoutAnError() {
        Box.Pixels outside = new Box.Pixels(-500, -500, -400, -400);
        Box.Pixels empty = new Box.Pixels(100, 100, 100, 100);
        Image drawn = Canvas.draw(GRAY, List.of(Mark.of(outside, 0, LABELS), Mark.of(empty, 1, LABELS)));
        assertThat(color(drawn, 700, 500)).isEqualTo(new Color(120, 120, 120));
    }

    @Test
    void strokesStandInForFontsAndWriteAscii() {
        StrokeText strokes = new StrokeText();
        assertThat(strokes.canWrite("dent 0.91")).isTrue();
        assertThat(strokes.canWrite("凹痕")).isFalse();
        assertThat(strokes.width("dent dent", 20)).isGreaterThan(strokes.width("dent", 20));
        BufferedImage buffered = BufferedImages.blank(100, 40);
        Graphics2D graphics = BufferedImages.graphics(buffered);
        strokes.write(graphics, new TextPainter.Line("dent", 5, 30, 20, Color.WHITE));
        graphics.dispose();
        Image written = BufferedImages.image(buffered);
        int lit = 0;
        for (byte value : written.rgb()) {
            lit += (value & 255) > 128 ? 1 : 0;
        }
        assertThat(lit).isBetween(150, 3000);
    }

    @Test
    void aSheetHoldsEveryImageAtItsSize() {
        Captioned red = new Captioned(Surface.filled(200, 100, 50).toImage(), "ground truth");
        Captioned small = new Captioned(Surface.filled(100, 100, 200).toImage(), "a caption far too long to fit here");
        Image sheet = Sheet.row(List.of(red, small));
        assertThat(sheet.width()).isEqualTo(12 + 2 * (200 + 12));
        assertThat(sheet.height()).isEqualTo(12 + 24 + 100 + 12);
        assertThat(color(sheet, 112, 86)).isEqualTo(new Color(50, 50, 50));
        assertThat(color(sheet, 324, 86)).isEqualTo(new Color(200, 200, 200));
        Image grid = Sheet.grid(List.of(red, small, red), 2);
        assertThat(grid.width()).isEqualTo(sheet.width());
        assertThat(grid.height()).isEqualTo(12 + 2 * (24 + 100 + 12));
        assertThatThrownBy(() -> Sheet.grid(List.of(), 3)).hasMessageContaining("received 0 and 3");
    }

    @Test
    void aSheetOfHugeImagesStaysModest() {
        Captioned large = new Captioned(Surface.filled(4000, 3000, 9).toImage(), "");
        Image sheet = Sheet.grid(List.of(large, large, large, large), 2);
        assertThat(sheet.width()).isLessThanOrEqualTo(4096);
        assertThat(sheet.height()).isLessThanOrEqualTo(4096);
    }

    private static Color color(Image image, int x, int y) {
        int at = (y * image.width() + x) * 3;
        return new Color(image.rgb()[at] & 255, image.rgb()[at + 1] & 255, image.rgb()[at + 2] & 255);
    }
}
