package dev.sightline.data.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.data.Annotation;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.MaskAnnotation;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.data.augment.Scenes;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyPasteTest {

    private static final int SIDE = 32;

    /** Both samples are of one grey each; the second is drawn as partner of the first at some place of the run. */
    @Test
    void objectsAreCutOutAlongTheirMasksAndHideWhatTheyCover() {
        Annotation below = masked(0, 4, 4, 20, 20);
        Annotation pasted = masked(1, 4, 4, 20, 12);
        AugmentedSample made = made(List.of(below), List.of(pasted));
        assertThat(made.targets().labels()).containsExactly(0, 1);
        assertThat(made.targets().boxes()).containsExactly(4, 12, 20, 20, 4, 4, 20, 12);
        assertThat(made.targets().mask(0).orElseThrow().area()).isEqualTo(16 * 8);
        assertThat(value(made, 10, 6)).isEqualTo(100);
        assertThat(value(made, 10, 14)).isEqualTo(1);
        assertThat(value(made, 25, 6)).isEqualTo(1);
    }

    @Test
    void anObjectThatIsCoveredIsGone() {
        AugmentedSample made = made(List.of(masked(0, 6, 6, 12, 12)), List.of(masked(1, 4, 4, 20, 20)));
        assertThat(made.targets().labels()).containsExactly(1);
    }

    @Test
    void anObjectWithoutAMaskIsNeitherCopiedNorCut() {
        AugmentedSample made = made(
                List.of(BoxAnnotation.of(new Box.Pixels(4, 4, 20, 20), 0)),
                List.of(BoxAnnotation.of(new Box.Pixels(5, 5, 9, 9), 1), masked(2, 4, 4, 20, 12)));
        assertThat(made.targets().labels()).containsExactly(0, 2);
        assertThat(made.targets().boxes()).containsExactly(4, 4, 20, 20, 4, 4, 20, 12);
    }

    private static Annotation masked(int label, double xMin, double yMin, double xMax, double yMax) {
        Polygon outline = Polygon.of(xMin, yMin, xMax, yMin, xMax, yMax, xMin, yMax);
        return new MaskAnnotation(
                BoxAnnotation.of(new Box.Pixels(xMin, yMin, xMax, yMax), label), new PolygonMask(List.of(outline)));
    }

    private static AugmentedSample made(List<Annotation> first, List<Annotation> second) {
        List<Sample> samples = List.of(
                Sample.of("first", Path.of("first.png"), SIDE, SIDE, first),
                Sample.of("second", Path.of("second.png"), SIDE, SIDE, second));
        AugmentationPipeline pipeline =
                new AugmentationPipeline(List.of(new CopyPaste(1, 1, 0)), Scenes.blackLetterbox(SIDE, SIDE));
        for (int position = 0; position < 50; position++) {
            AugmentedSample made = pipeline.augment(
                            Scenes.source(
                                    samples,
                                    sample -> Optional.of(grey(sample.id().equals("first") ? 1 : 100))),
                            0,
                            new RunPosition(4, 0, 10, position))
                    .orElseThrow();
            boolean withSecond = Arrays.stream(made.targets().labels()).anyMatch(label -> label != 0);
            if (withSecond) {
                return made;
            }
        }
        throw new AssertionError("the second sample was never drawn");
    }

    private static int value(AugmentedSample made, int x, int y) {
        return made.canvas().rgb()[(y * SIDE + x) * 3];
    }

    private static Image grey(int value) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Arrays.fill(rgb, (byte) value);
        return new Image(SIDE, SIDE, rgb);
    }
}
