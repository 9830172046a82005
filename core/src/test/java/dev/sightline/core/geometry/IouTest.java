package dev.sightline.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.net.URI;
import java.util.List;
import java.util.Random;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IouTest {

    private static final Box.Pixels SQUARE = new Box.Pixels(0, 0, 2, 2);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the same box,                     0,   0,  2,   2,   1",
        "shifted by half: 2 of 6,          1,   0,  3,   2,   0.3333333333333333",
        "a quarter inside: 1 of 4,         0.5, 0.5, 1.5, 1.5, 0.25",
        "one corner shared: 1 of 7,        1,   1,  3,   3,   0.14285714285714285",
        "touching edges,                   2,   0,  4,   2,   0",
        "touching corners,                 2,   2,  4,   4,   0",
        "apart,                            5,   5,  6,   6,   0",
        "twice as wide: 4 of 8,            0,   0,  4,   2,   0.5",
        "a line inside has no area,        1,   0,  1,   2,   0"
    })
    void iouIsTheSharedAreaOverTheCoveredArea(
            String reason, double xMin, double yMin, double xMax, double yMax, double expected) {
        assertThat(Iou.of(SQUARE, new Box.Pixels(xMin, yMin, xMax, yMax))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the same box,                                  0, 0, 2, 2,  1,                   1",
        "one corner: C 9 of which 2 empty; d2 2 of 18,  1, 1, 3, 3,  -0.0793650793650794, 0.0317460317460317",
        "touching edges: C full; d2 4 of 20,            2, 0, 4, 2,  0,                   -0.2",
        "apart: C 12 of which 4 empty; d2 16 of 40,      4, 0, 6, 2,  -0.3333333333333333, -0.4",
        "touching corners: C 16 half empty; d2 8 of 32, 2, 2, 4, 4,  -0.5,                -0.25"
    })
    void generalizedAndDistanceIouAreBelowIouForBoxesApart(
            String reason, double xMin, double yMin, double xMax, double yMax, double giou, double diou) {
        Box.Pixels other = new Box.Pixels(xMin, yMin, xMax, yMax);
        assertThat(Iou.generalized(SQUARE, other)).isCloseTo(giou, within(1e-15));
        assertThat(Iou.distance(SQUARE, other)).isCloseTo(diou, within(1e-15));
    }

    @Test
    void completeIouTakesOffTheDifferenceInSideRatio() {
        // Same centre, 2 x 2 against 4 x 1: IoU 2/6, v = 4/pi² (pi/4 - atan 4)², alpha = v / (2/3 + v).
        double v = 4 / (Math.PI * Math.PI) * Math.pow(Math.PI / 4 - Math.atan(4), 2);
        double expected = 1.0 / 3 - v * v / (2.0 / 3 + v);
        assertThat(Iou.complete(SQUARE, new Box.Pixels(-1, .5, 3, 1.5))).isCloseTo(expected, within(1e-15));
    }

    @Test
    void completeIouEqualsDistanceIouForEqualSideRatios() {
        Box.Pixels wide = new Box.Pixels(0, 0, 4, 2);
        Box.Pixels larger = new Box.Pixels(1, 1, 9, 5);
        assertThat(Iou.complete(wide, larger)).isEqualTo(Iou.distance(wide, larger));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a point and itself,      1, 1, 1, 1,  1, 1, 1, 1,  0, 0,     0",
        "two points,              0, 0, 0, 0,  3, 4, 3, 4,  -1, -1,   -1",
        "a line and itself,       0, 1, 4, 1,  0, 1, 4, 1,  0, 0,     0",
        "a line in its own line,  0, 1, 4, 1,  0, 1, 2, 1,  0, -0.0625, -0.0625"
    })
    void zeroAreaBoxesGiveFiniteNumbers(
            String reason,
            double x1,
            double y1,
            double x2,
            double y2,
            double x3,
            double y3,
            double x4,
            double y4,
            double giou,
            double diou,
            double ciou) {
        Box.Pixels first = new Box.Pixels(x1, y1, x2, y2);
        Box.Pixels second = new Box.Pixels(x3, y3, x4, y4);
        assertThat(Iou.of(first, second)).isZero();
        assertThat(Iou.generalized(first, second)).isEqualTo(giou);
        assertThat(Iou.distance(first, second)).isEqualTo(diou);
        assertThat(Iou.complete(first, second)).isEqualTo(ciou);
    }

    @Test
    void everyMeasureIsSymmetricAndInRangeAndOrdered() {
        Random random = SeededRandom.forTest("IouTest", 11);
        for (int i = 0; i < 5000; i++) {
            Box.Pixels first = randomBox(random);
            Box.Pixels second = randomBox(random);
            double iou = Iou.of(first, second);
            assertThat(iou).isBetween(0.0, 1.0).isEqualTo(Iou.of(second, first));
            assertThat(Iou.generalized(first, second))
                    .isBetween(-1.0, iou + 1e-12)
                    .isEqualTo(Iou.generalized(second, first));
            assertThat(Iou.distance(first, second)).isBetween(-1.0, iou).isEqualTo(Iou.distance(second, first));
            assertThat(Iou.complete(first, second))
                    .isBetween(-2.0, Iou.distance(first, second))
                    .isEqualTo(Iou.complete(second, first));
        }
    }

    @Test
    void rowsOfATableGiveTheSameIouAsBoxes() {
        Random random = SeededRandom.forTest("IouTest", 12);
        for (int i = 0; i < 1000; i++) {
            Box.Pixels first = randomBox(random);
            Box.Pixels second = randomBox(random);
            float[] table = {
                (float) first.xMin(), (float) first.yMin(), (float) first.xMax(), (float) first.yMax(),
                (float) second.xMin(), (float) second.yMin(), (float) second.xMax(), (float) second.yMax()
            };
            assertThat(Iou.of(table, 0, 1)).isEqualTo(Iou.of(first, second));
        }
    }

    @Test
    void boxesOfTwoFramesDoNotCompile() {
        assertThat(compilerErrors("new Box.Pixels(0, 0, 1, 1)", "new Box.Pixels(0, 0, 1, 1)"))
                .isEmpty();
        assertThat(compilerErrors("new Box.Pixels(0, 0, 1, 1)", "new Box.Input(0, 0, 1, 1)"))
                .isNotEmpty();
    }

    /** Whole numbers, so that many boxes share edges and some have no area. */
    private static Box.Pixels randomBox(Random random) {
        int x = random.nextInt(20);
        int y = random.nextInt(20);
        return new Box.Pixels(x, y, x + random.nextInt(10), y + random.nextInt(10));
    }

    private static List<String> compilerErrors(String first, String second) {
        String source = "import dev.sightline.core.geometry.*; class Snippet { double iou = Iou.of(" + first + ", "
                + second + "); }";
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of(
                                "-proc:none",
                                "-implicit:none",
                                "-Xlint:none",
                                "-d",
                                System.getProperty("java.io.tmpdir"),
                                "-classpath",
                                "target/classes"),
                        null,
                        List.of(file))
                .call();
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }
}
