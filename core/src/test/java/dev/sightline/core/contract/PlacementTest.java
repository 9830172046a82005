package dev.sightline.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.geometry.Box;
import dev.sightline.testing.SeededRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    private static final ResizeRule.Letterbox LETTERBOX =
            new ResizeRule.Letterbox(320, 320, ResizeRule.Anchor.CENTER, true);

    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "640, 480, 320, 240, 0, 40, landscape shrinks to the width",
        "480, 640, 240, 320, 40, 0, portrait shrinks to the height",
        "100, 50, 320, 160, 0, 80, a small one is enlarged",
        "640, 483, 320, 242, 0, 39, half a pixel rounds up (Python would give 241.5 -> 242 as well)",
        "640, 481, 320, 241, 0, 39, 240.5 rounds up where Python gives 240; the odd pixel goes below",
        "10000, 3, 320, 1, 0, 159, a side never vanishes"
    })
    void letterboxSizesAndOffsets(
            int width, int height, int scaledWidth, int scaledHeight, int left, int top, String reason) {
        assertThat(LETTERBOX.place(width, height))
                .as(reason)
                .isEqualTo(new Placement(
                        new Size(width, height), new Size(scaledWidth, scaledHeight), left, top, new Size(320, 320)));
    }

    @Test
    void aLetterboxThatDoesNotEnlargeKeepsSmallImages() {
        var rule = new ResizeRule.Letterbox(320, 320, ResizeRule.Anchor.TOP_LEFT, false);
        assertThat(rule.place(100, 50)).isEqualTo(rule.place(100, 50));
        assertThat(rule.place(100, 50).scaled()).isEqualTo(new Size(100, 50));
        assertThat(rule.place(640, 50).scaled()).isEqualTo(new Size(320, 25));
        assertThat(rule.place(100, 50).left()).isZero();
    }

    @Test
    void aRuleForAnotherInputKeepsItsProportions() {
        assertThat(new ResizeRule.Stretch(224, 192).onCanvas(new Size(112, 96)))
                .contains(new ResizeRule.Stretch(112, 96));
        assertThat(new ResizeRule.ShortSideCrop(219, 192, 192).onCanvas(new Size(128, 128)))
                .contains(new ResizeRule.ShortSideCrop(146, 128, 128));
        assertThat(new ResizeRule.ShortSideCrop(200, 200, 100).onCanvas(new Size(192, 64)))
                .contains(new ResizeRule.ShortSideCrop(192, 192, 64));
        assertThat(LETTERBOX.onCanvas(new Size(160, 96)))
                .contains(new ResizeRule.Letterbox(160, 96, ResizeRule.Anchor.CENTER, true));
        assertThat(new ResizeRule.FitAligned(800, 1333, 32).onCanvas(new Size(320, 320)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "500, 333, 384, 256, -80, -16, torchvision's usual 256 and 224",
        "333, 500, 256, 384, -16, -80, turned",
        "500, 375, 341, 256, -58, -16, the long side is rounded down (341.33); 58.5 to the even 58",
        "400, 256, 400, 256, -88, -16, already short enough"
    })
    void shortSideCropFollowsTorchvision(
            int width, int height, int scaledWidth, int scaledHeight, int left, int top, String reason) {
        Placement placement = new ResizeRule.ShortSideCrop(256, 224, 224).place(width, height);
        assertThat(placement)
                .as(reason)
                .isEqualTo(new Placement(
                        new Size(width, height), new Size(scaledWidth, scaledHeight), left, top, new Size(224, 224)));
        assertThat(placement.isPadded()).isFalse();
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "640, 480, 1067, 800, 1088, 800, the short side reaches its aim",
        "2000, 500, 1333, 333, 1344, 352, the long side limits",
        "500, 2000, 333, 1333, 352, 1344, upright"
    })
    void fitAlignedPadsUpToTheMultiple(
            int width,
            int height,
            int scaledWidth,
            int scaledHeight,
            int canvasWidth,
            int canvasHeight,
            String reason) {
        assertThat(new ResizeRule.FitAligned(800, 1333, 32).place(width, height))
                .as(reason)
                .isEqualTo(new Placement(
                        new Size(width, height),
                        new Size(scaledWidth, scaledHeight),
                        0,
                        0,
                        new Size(canvasWidth, canvasHeight)));
    }

    @Test
    void thereAndBackIsTheSameBoxForEveryRuleAndSize() {
        Random random = SeededRandom.forTest("PlacementTest", 21);
        List<ResizeRule> rules = List.of(
                LETTERBOX,
                new ResizeRule.Letterbox(640, 384, ResizeRule.Anchor.TOP_LEFT, false),
                new ResizeRule.Stretch(224, 192),
                new ResizeRule.ShortSideCrop(256, 224, 224),
                new ResizeRule.FitAligned(800, 1333, 32));
        for (int trial = 0; trial < 2000; trial++) {
            int width = 1 + random.nextInt(8000);
            int height = 1 + random.nextInt(8000);
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            Box.Pixels box = new Box.Pixels(x, y, x + random.nextDouble() * 500, y + random.nextDouble() * 500);
            for (ResizeRule rule : rules) {
                Placement placement = rule.place(width, height);
                Box.Pixels back = placement.toSource(placement.toInput(box));
                assertThat(back.xMin()).isCloseTo(box.xMin(), within(1e-9));
                assertThat(back.yMin()).isCloseTo(box.yMin(), within(1e-9));
                assertThat(back.xMax()).isCloseTo(box.xMax(), within(1e-9));
                assertThat(back.yMax()).isCloseTo(box.yMax(), within(1e-9));
            }
        }
    }

    @Test
    void theWholeImageFillsExactlyTheScaledArea() {
        Placement placement = LETTERBOX.place(641, 479);
        assertThat(placement.toInput(new Box.Pixels(0, 0, 641, 479)))
                .isEqualTo(new Box.Input(
                        0,
                        placement.top(),
                        320,
                        placement.top() + placement.scaled().height()));
    }

    @Test
    void impossibleRulesAreRefused() {
        assertThatThrownBy(() -> new ResizeRule.ShortSideCrop(200, 224, 224)).hasMessageContaining("received 200");
        assertThatThrownBy(() -> new ResizeRule.Stretch(0, 224)).hasMessageContaining("received 0 x 224");
        assertThatThrownBy(() -> new ResizeRule.FitAligned(800, 600, 32)).hasMessageContaining("max side 600");
        assertThatThrownBy(() -> LETTERBOX.place(0, 5)).hasMessageContaining("received 0 x 5");
    }
}
