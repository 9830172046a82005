package dev.sightline.torch.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.family.SimOta;
import dev.sightline.torch.GoldenTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A grid of 8 x 8 cells of stride 8 and 4 x 4 of stride 16; all cells predict the same except where a test changes one.
 */
class SimOtaAssignerTest {

    private static final AnchorGrid GRID = AnchorGrid.of(64, 64, List.of(8, 16));
    private static final SimOtaAssigner ASSIGNER = new SimOtaAssigner(new SimOta(2.5, 10, 3, 100_000));

    @Test
    void aBoxTakesAsManyCellsAsItsTenLargestOverlapsSumUpTo() {
        float[] box = {8, 8, 40, 40};
        float[] boxes = predicting(new float[] {0, 0, 1, 1});
        put(boxes, cell(2, 2), box);
        put(boxes, cell(2, 3), box);
        put(boxes, cell(3, 2), new float[] {8, 8, 40, 24});
        Assignment assignment = assign(boxes, box);
        // 1 + 1 + .5 is 2 when its fraction is dropped.
        assertThat(assignment.anchors()).containsExactly(cell(2, 2), cell(2, 3));
        assertThat(assignment.weights()).containsExactly(1, 1);
    }

    @Test
    void aBoxThatNothingOverlapsTakesOneCell() {
        Assignment assignment = assign(predicting(new float[] {0, 0, 1, 1}), new float[] {8, 8, 40, 40});
        assertThat(assignment.size()).isEqualTo(1);
        assertThat(assignment.weights()[0]).isZero();
    }

    @Test
    void equalCostGoesToTheLowerNumberAmongCellsInsideAndCentral() {
        Assignment assignment = assign(predicting(new float[] {0, 0, 1, 1}), new float[] {8, 8, 40, 40});
        // Centres less than 20 pixels from (24, 24) and inside: from 12 on.
        assertThat(assignment.anchors()).containsExactly(cell(1, 1));
    }

    @Test
    void aCellInBothRegionsIsCheaperThanABetterOneOutside() {
        float[] box = {0, 0, 60, 60};
        float[] boxes = predicting(new float[] {0, 0, 1, 1});
        put(boxes, cell(0, 0), box);
        put(boxes, cell(3, 3), new float[] {0, 0, 30, 60});
        Assignment assignment = assign(boxes, box);
        assertThat(assignment.anchors()).containsExactly(cell(3, 3));
        assertThat(assignment.weights()[0]).isCloseTo(.5f, within(1e-6f));
    }

    @Test
    void aCellOfTwoBoxesGoesToTheOneItCostsLess() {
        float[] small = {16, 16, 32, 32};
        float[] large = {8, 8, 40, 40};
        float[] boxes = predicting(new float[] {0, 0, 1, 1});
        put(boxes, cell(2, 2), small);
        Assignment assignment =
                ASSIGNER.assign(GRID, predicted(boxes), new ImageTargets(concat(large, small), new int[] {0, 0}));
        // The large box, whose only good cell went to the small one, is left without.
        assertThat(assignment.anchors()).containsExactly(cell(2, 2));
        assertThat(assignment.targets()).containsExactly(1);
        assertThat(assignment.weights()[0]).isEqualTo(1);
    }

    @Test
    void theScoreOfTheBoxesOwnClassDecides() {
        float[] scores = new float[GRID.size() * 2];
        Arrays.fill(scores, .1f);
        scores[cell(2, 3) * 2 + 1] = .8f;
        scores[cell(2, 2) * 2] = .8f;
        float[] objectness = new float[GRID.size()];
        Arrays.fill(objectness, .5f);
        float[] boxes = predicting(new float[] {8, 8, 14, 14});
        Assignment assignment = ASSIGNER.assign(
                GRID,
                new PredictedCells(2, scores, objectness, boxes),
                new ImageTargets(new float[] {8, 8, 40, 40}, new int[] {1}));
        assertThat(assignment.anchors()).containsExactly(cell(2, 3));
    }

    @Test
    void aBoxTooSmallForAnyCentreTakesACellAroundIt() {
        float[] tiny = {17, 17, 19, 19};
        Assignment assignment = assign(predicting(tiny), tiny);
        // All ten overlap it wholly, so it takes ten; every one costs the same, as none is inside.
        assertThat(assignment.size()).isEqualTo(10);
        assertThat(assignment.anchors()[0]).isEqualTo(cell(0, 0));
    }

    @Test
    void anImageWithoutBoxesAssignsNothing() {
        assertThat(assign(predicting(new float[] {0, 0, 1, 1})).size()).isZero();
    }

    /** Five boxes: overlapping, one without any centre, one twice under two classes, four cells that cost one equally. */
    @Test
    void anchorsOwnersAndWeightsAreThoseOfTheReference() {
        GoldenTable golden = GoldenTable.of(getClass(), "sim-ota.txt");
        PredictedCells predicted =
                new PredictedCells(3, golden.floats("scores"), golden.floats("objectness"), golden.floats("predicted"));
        Assignment assignment = ASSIGNER.assign(
                AnchorGrid.of(48, 32, List.of(8, 16)),
                predicted,
                new ImageTargets(golden.floats("boxes"), golden.integers("labels")));
        assertThat(assignment.anchors()).containsExactly(golden.integers("anchors"));
        assertThat(assignment.targets()).containsExactly(golden.integers("owners"));
        golden.requireClose("weights", assignment.weights(), 1e-6);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new SimOta(2.5, 0, 3, 1))
                .hasMessageStartingWith("topIous must be 1 or more, the others 0 or more, received radius 2.5");
        assertThatThrownBy(() -> new PredictedCells(2, new float[4], new float[2], new float[9]))
                .hasMessageContaining("received 4 and 9 numbers");
    }

    private static int cell(int column, int row) {
        return row * 8 + column;
    }

    private static Assignment assign(float[] boxes, float[]... targets) {
        float[] all = new float[0];
        for (float[] target : targets) {
            all = concat(all, target);
        }
        return ASSIGNER.assign(GRID, predicted(boxes), new ImageTargets(all, new int[targets.length]));
    }

    private static PredictedCells predicted(float[] boxes) {
        float[] half = new float[GRID.size()];
        Arrays.fill(half, .5f);
        return new PredictedCells(1, half, half, boxes);
    }

    private static float[] predicting(float[] box) {
        float[] boxes = new float[GRID.size() * 4];
        for (int anchor = 0; anchor < GRID.size(); anchor++) {
            put(boxes, anchor, box);
        }
        return boxes;
    }

    private static void put(float[] boxes, int anchor, float[] box) {
        System.arraycopy(box, 0, boxes, anchor * 4, 4);
    }

    private static float[] concat(float[] a, float[] b) {
        float[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
