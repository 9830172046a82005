package dev.sightline.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.result.Detection;
import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnchorFreeDecoderTest {

    private static final int BINS = 4;
    private static final float SURE = 40;

    @Test
    void boxIsTheCellCentreMinusAndPlusTheDistancesTimesTheStride() {
        Maps maps = new Maps(8, new Size(4, 3), 1, 2);
        maps.object(0, 1, 2, 1, SURE, 0, 1, 2, 3);
        CandidateBoxes boxes = decoder(2, 0.5).decode(List.of(maps.level()), 0);
        assertThat(boxes.count()).isEqualTo(1);
        assertThat(boxes.label(0)).isEqualTo(1);
        assertThat(boxes.score(0)).isEqualTo(1);
        assertThat(boxes.box(0)).isEqualTo(new Box.Input(2.5 * 8, 0.5 * 8, 4.5 * 8, 4.5 * 8));
    }

    @Test
    void distanceIsTheMeanOfTheDistribution() {
        Maps maps = new Maps(1, new Size(1, 1), 1, 1);
        maps.scores[0] = 0;
        float[] logits = {0, 1, 0, 2};
        System.arraycopy(logits, 0, maps.boxes, 0, BINS);
        double sum = 2 + Math.E + Math.exp(2);
        double left = (Math.E + 2 + 3 * Math.exp(2)) / sum;
        CandidateBoxes boxes = decoder(1, 0.5).candidates(List.of(maps.level()), 0);
        assertThat(boxes.box(0).xMin()).isCloseTo(0.5 - left, within(1e-6));
        assertThat(boxes.box(0).xMax())
                .as("even bins have their mean in the middle")
                .isEqualTo(0.5f + 1.5f);
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        Maps maps = new Maps(1, new Size(1, 1), 1, 1);
        maps.object(0, 0, 0, 0, 1e30f, 3, 3, 3, 3);
        for (int i = 0; i < maps.boxes.length; i++) {
            maps.boxes[i] *= 1e30f;
        }
        assertThat(decoder(1, 0.5).decode(List.of(maps.level()), 0).box(0))
                .isEqualTo(new Box.Input(-2.5, -2.5, 3.5, 3.5));
    }

    @Test
    void scoreAtTheThresholdIsKeptAndOneBelowIsDropped() {
        Maps maps = new Maps(8, new Size(2, 1), 1, 1);
        maps.scores[0] = 0;
        maps.scores[1] = -1e-6f;
        CandidateBoxes boxes = decoder(1, 0.5).candidates(List.of(maps.level()), 0);
        assertThat(boxes.count()).isEqualTo(1);
        assertThat(boxes.score(0)).isEqualTo(0.5f);
    }

    @Test
    void thresholdsAtTheEndsOfTheRangeKeepAllAndOnlyTheSure() {
        Maps maps = new Maps(8, new Size(2, 1), 1, 1);
        maps.scores[0] = SURE;
        maps.scores[1] = -SURE;
        assertThat(decoder(1, 0).candidates(List.of(maps.level()), 0).count()).isEqualTo(2);
        assertThat(decoder(1, 1).candidates(List.of(maps.level()), 0).count()).isEqualTo(1);
    }

    @Test
    void everyClassAboveTheThresholdIsACandidate() {
        Maps maps = new Maps(8, new Size(1, 1), 1, 3);
        maps.object(0, 0, 0, 0, 1, 1, 1, 1, 1);
        maps.scores[2] = 2;
        CandidateBoxes boxes = decoder(3, 0.5).decode(List.of(maps.level()), 0);
        assertThat(boxes.count()).isEqualTo(2);
        assertThat(boxes.label(0)).isEqualTo(2);
        assertThat(boxes.label(1)).isEqualTo(0);
        assertThat(boxes.box(0)).isEqualTo(boxes.box(1));
    }

    @Test
    void overlappingBoxesOfOneClassAreSuppressedAndTheRestCut() {
        Maps maps = new Maps(8, new Size(4, 1), 1, 1);
        maps.object(0, 0, 0, 0, 3, 3, 3, 3, 3);
        maps.object(0, 0, 1, 0, 2, 3, 3, 3, 3);
        maps.object(0, 0, 3, 0, 1, 0, 0, 0, 0);
        DetectionDecoding many = new DetectionDecoding(0.5, 0.5, false, 10);
        DetectionDecoding one = new DetectionDecoding(0.5, 1, false, 1);
        CandidateBoxes kept = new AnchorFreeDecoder(1, BINS, many).decode(List.of(maps.level()), 0);
        assertThat(kept.count()).isEqualTo(2);
        assertThat(kept.score(0)).isGreaterThan(kept.score(1));
        assertThat(new AnchorFreeDecoder(1, BINS, one)
                        .decode(List.of(maps.level()), 0)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void detectionsLieInTheSourceImageAndThoseInThePaddingAreLeftOut() {
        Maps maps = new Maps(8, new Size(4, 4), 1, 1);
        maps.object(0, 0, 1, 1, 3, 1, 1, 1, 1);
        maps.object(0, 0, 1, 3, 2, 0, 0, 1, 1);
        Placement lowerHalfPadded = new Placement(new Size(64, 32), new Size(32, 16), 0, 0, new Size(32, 32));
        List<Detection> items = decoder(1, 0.5)
                .decode(List.of(maps.level()), 0, lowerHalfPadded)
                .items();
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.box()).isEqualTo(new Box.Pixels(8, 8, 40, 32));
            assertThat(item.score()).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-6));
        });
    }

    @Test
    void candidatesEqualThoseOfThePlainDefinition() {
        Random random = SeededRandom.forTest("AnchorFreeDecoderTest", 41);
        List<Maps> maps = List.of(
                new Maps(8, new Size(8, 6), 3, 5),
                new Maps(16, new Size(4, 3), 3, 5),
                new Maps(32, new Size(2, 2), 3, 5));
        maps.forEach(map -> map.fill(random));
        List<RawLevel> levels = maps.stream().map(Maps::level).toList();
        for (int image = 0; image < 3; image++) {
            CandidateBoxes found = decoder(5, 0.6).candidates(levels, image);
            List<double[]> expected = new ArrayList<>();
            for (Maps map : maps) {
                map.addByDefinition(image, 0.6, expected);
            }
            assertThat(found.count()).isEqualTo(expected.size()).isGreaterThan(20);
            for (int row = 0; row < found.count(); row++) {
                Box.Input box = found.box(row);
                double[] actual = {box.xMin(), box.yMin(), box.xMax(), box.yMax(), found.label(row), found.score(row)};
                assertThat(actual).containsExactly(expected.get(row), within(1e-4));
            }
        }
    }

    @Test
    void onlyTheBestCandidatesGoOnToSuppression() {
        int side = 200;
        Maps maps = new Maps(8, new Size(side, side), 1, 1);
        Arrays.fill(maps.scores, 1f);
        maps.scores[side * side - 1] = 2;
        CandidateBoxes all = decoder(1, 0.5).candidates(List.of(maps.level()), 0);
        CandidateBoxes best = all.best(AnchorFreeDecoder.MAX_CANDIDATES);
        assertThat(all.count()).isEqualTo(side * side);
        assertThat(best.count()).isEqualTo(AnchorFreeDecoder.MAX_CANDIDATES);
        assertThat(best.box(best.count() - 1)).isEqualTo(all.box(all.count() - 1));
        assertThat(best.box(best.count() - 2))
                .as("of equal scores, the earlier")
                .isEqualTo(all.box(best.count() - 2));
    }

    @Test
    void scoreThatIsNotANumberIsRefusedNamingItsPlace() {
        Maps maps = new Maps(16, new Size(3, 2), 1, 2);
        maps.scores[6 + 4] = Float.NaN;
        assertThatThrownBy(() -> decoder(2, 0.5).decode(List.of(maps.level()), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the score of class 1 at stride 16, column 1, row 1 is not a number");
    }

    @Test
    void distanceThatIsNotANumberIsRefusedNamingItsPlace() {
        Maps maps = new Maps(16, new Size(3, 2), 1, 1);
        maps.scores[2] = SURE;
        maps.boxes[BINS * 6 + 2] = Float.NaN;
        assertThatThrownBy(() -> decoder(1, 0.5).decode(List.of(maps.level()), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the distance of side 1 at stride 16, column 2, row 0 is not a number");
    }

    @Test
    void mapsOfTheWrongSizeAreRefused() {
        Maps maps = new Maps(8, new Size(3, 2), 2, 4);
        assertThatThrownBy(() -> decoder(5, 0.5).decode(List.of(maps.level()), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the scores of stride 8 for image 0 need [batch, 5, 2, 3] with a batch of 1 or more,"
                        + " received 48 numbers");
        assertThatThrownBy(() -> decoder(4, 0.5).decode(List.of(maps.level()), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with a batch of 3 or more");
    }

    private static AnchorFreeDecoder decoder(int classes, double scoreThreshold) {
        return new AnchorFreeDecoder(classes, BINS, new DetectionDecoding(scoreThreshold, 0.7, false, 300));
    }

    /** Raw maps of a batch in which nothing is found until objects are put there. */
    private static final class Maps {
        private final int stride;
        private final Size grid;
        private final int classes;
        private final int cells;
        private final float[] boxes;
        private final float[] scores;

        Maps(int stride, Size grid, int batch, int classes) {
            this.stride = stride;
            this.grid = grid;
            this.classes = classes;
            this.cells = grid.width() * grid.height();
            this.boxes = new float[batch * 4 * BINS * cells];
            this.scores = new float[batch * classes * cells];
            Arrays.fill(scores, -SURE);
        }

        RawLevel level() {
            return RawLevel.of(stride, grid, boxes, scores);
        }

        /** Distances are whole bins, each with all of its distribution. */
        void object(int image, int label, int x, int y, float logit, int... distances) {
            int cell = y * grid.width() + x;
            scores[(image * classes + label) * cells + cell] = logit;
            for (int side = 0; side < 4; side++) {
                boxes[((image * 4 + side) * BINS + distances[side]) * cells + cell] = 100;
            }
        }

        void fill(Random random) {
            for (int i = 0; i < boxes.length; i++) {
                boxes[i] = (float) (3 * random.nextGaussian());
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) random.nextGaussian();
            }
        }

        void addByDefinition(int image, double threshold, List<double[]> found) {
            for (int label = 0; label < classes; label++) {
                for (int cell = 0; cell < cells; cell++) {
                    double score = 1 / (1 + Math.exp(-scores[(image * classes + label) * cells + cell]));
                    if (score >= threshold) {
                        int row = cell / grid.width();
                        double x = cell - row * grid.width() + 0.5;
                        double y = row + 0.5;
                        found.add(new double[] {
                            (x - mean(image, 0, cell)) * stride,
                            (y - mean(image, 1, cell)) * stride,
                            (x + mean(image, 2, cell)) * stride,
                            (y + mean(image, 3, cell)) * stride,
                            label,
                            score
                        });
                    }
                }
            }
        }

        private double mean(int image, int side, int cell) {
            double sum = 0;
            double weighted = 0;
            for (int bin = 0; bin < BINS; bin++) {
                double weight = Math.exp(boxes[((image * 4 + side) * BINS + bin) * cells + cell]);
                sum += weight;
                weighted += bin * weight;
            }
            return weighted / sum;
        }
    }
}
