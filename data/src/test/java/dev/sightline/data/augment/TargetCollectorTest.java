package dev.sightline.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.image.Projective;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetCollectorTest {

    private static final Box.Pixels WHOLE = new Box.Pixels(0, 0, 400, 400);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "inside,                        10,  10,  50,  60, 1",
        "two pixels wide,               10,  10,  12,  60, 1",
        "under two pixels wide,         10,  10, 11.9, 60, 0",
        "under two pixels high,         10,  10,  60, 11.9, 0",
        "100 times as long as wide,     10,   0,  12, 200, 1",
        "outside the canvas,           210,  10, 260,  60, 0",
        "just 10 % visible,            190,  10, 290,  60, 1",
        "under 10 % visible,           191,  10, 291,  60, 0",
    })
    void keepsWhatIsLargeEnoughAfterClipping(
            String reason, double xMin, double yMin, double xMax, double yMax, int kept) {
        assertThat(collect(new Box.Pixels(xMin, yMin, xMax, yMax), WHOLE).size())
                .as(reason)
                .isEqualTo(kept);
    }

    @Test
    void boxesThinnerThanOneToAHundredAreDropped() {
        TargetCollector targets = new TargetCollector(new Size(1000, 1000));
        targets.add(
                SourceObject.of(List.of(BoxAnnotation.of(new Box.Pixels(0, 0, 2, 201), 0)), false),
                WHOLE,
                Projective.identity());
        assertThat(targets.targets().size()).isZero();
    }

    @Test
    void boxesAreClippedToTheCanvas() {
        assertThat(collect(new Box.Pixels(-10, 20, 250, 60), WHOLE).boxes()).containsExactly(0, 20, 200, 60);
    }

    @Test
    void boxesAreCutAtTheVisiblePartOfTheSource() {
        Targets targets = collect(new Box.Pixels(10, 10, 110, 60), new Box.Pixels(0, 0, 60, 400));
        assertThat(targets.boxes()).containsExactly(10, 10, 60, 60);
    }

    @Test
    void crowdsAreNoTargets() {
        TargetCollector targets = new TargetCollector(new Size(200, 200));
        BoxAnnotation crowd = new BoxAnnotation(new Box.Pixels(10, 10, 50, 50), 0, 1600, true, false);
        targets.add(SourceObject.of(List.of(crowd), false), WHOLE, Projective.identity());
        assertThat(targets.targets().size()).isZero();
    }

    @Test
    void anyNumberOfObjectsFits() {
        TargetCollector targets = new TargetCollector(new Size(200, 200));
        for (int i = 0; i < 100; i++) {
            targets.add(
                    SourceObject.of(List.of(BoxAnnotation.of(new Box.Pixels(i, 0, i + 5, 5), i)), false),
                    WHOLE,
                    Projective.identity());
        }
        assertThat(targets.targets().labels()).hasSize(100).endsWith(99);
        assertThat(targets.targets().boxes()[4 * 99]).isEqualTo(99);
    }

    private static Targets collect(Box.Pixels box, Box.Pixels visible) {
        TargetCollector targets = new TargetCollector(new Size(200, 200));
        targets.add(SourceObject.of(List.of(BoxAnnotation.of(box, 3)), false), visible, Projective.identity());
        return targets.targets();
    }
}
