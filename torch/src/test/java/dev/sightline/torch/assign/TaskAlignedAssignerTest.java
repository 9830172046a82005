package dev.sightline.torch.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.family.TaskAlignment;
import dev.sightline.torch.GoldenTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskAlignedAssignerTest {

    private static final AnchorGrid GRID = AnchorGrid.of(64, 64, List.of(8, 16));

    @Test
    void aBoxTakesAtMostTopKAnchorsInsideIt() {
        Assignment assignment = assigner(3)
                .assign(GRID, 1, scores(1, 0.5f), perfectBoxes(box(0, 0, 40, 40)), target(box(0, 0, 40, 40), 0));
        assertThat(assignment.size()).isEqualTo(3);
        for (int anchor : assignment.anchors()) {
            assertThat(GRID.xCenter(anchor)).isBetween(0f, 40f);
            assertThat(GRID.yCenter(anchor)).isBetween(0f, 40f);
        }
    }

    @Test
    void equalFitGoesToTheLowerAnchorNumbers() {
        Assignment assignment = assigner(2)
                .assign(GRID, 1, scores(1, 0.5f), perfectBoxes(box(0, 0, 40, 40)), target(box(0, 0, 40, 40), 0));
        assertThat(assignment.anchors()).containsExactly(0, 1);
    }

    @Test
    void aPerfectPredictionHasATargetScoreOfOne() {
        float[] box = box(8, 8, 24, 24);
        Assignment assignment = assigner(10).assign(GRID, 1, scores(1, 1), perfectBoxes(box), target(box, 0));
        assertThat(assignment.weights()[0]).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void anAnchorInTwoBoxesGoesToTheOneItsPredictionOverlapsMost() {
        float[] small = box(8, 8, 24, 24);
        float[] both = concat(box(0, 0, 60, 60), small);
        Assignment assignment = assigner(10)
                .assign(GRID, 1, scores(1, 0.5f), perfectBoxes(small), new ImageTargets(both, new int[] {0, 0}));
        int anchorAtTwelve = 1 * 8 + 1;
        int place = Arrays.binarySearch(assignment.anchors(), anchorAtTwelve);
        assertThat(assignment.targets()[place]).isEqualTo(1);
    }

    @Test
    void theScoreOfTheBoxesOwnClassDecides() {
        float[] scores = new float[GRID.size() * 2];
        int favoured = 2 * 8 + 2;
        scores[favoured * 2 + 1] = 0.9f;
        Assignment assignment =
                assigner(1).assign(GRID, 2, scores, perfectBoxes(box(0, 0, 40, 40)), target(box(0, 0, 40, 40), 1));
        assertThat(assignment.anchors()).containsExactly(favoured);
    }

    @Test
    void aBoxWithoutAnyCentreTakesTheNearestAnchor() {
        float[] tiny = box(17, 17, 19, 19);
        Assignment assignment = assigner(10).assign(GRID, 1, scores(1, 0.5f), perfectBoxes(tiny), target(tiny, 0));
        assertThat(assignment.anchors()).containsExactly(2 * 8 + 2);
    }

    @Test
    void anImageWithoutBoxesAssignsNothing() {
        Assignment assignment = assigner(10)
                .assign(
                        GRID,
                        1,
                        scores(1, 0.5f),
                        perfectBoxes(box(0, 0, 1, 1)),
                        new ImageTargets(new float[0], new int[0]));
        assertThat(assignment.size()).isZero();
    }

    /** Five boxes: overlapping, one without any centre, one twice under two classes, four cells that fit one equally. */
    @Test
    void anchorsOwnersAndWeightsAreThoseOfTheReference() {
        GoldenTable golden = GoldenTable.of(getClass(), "task-aligned.txt");
        Assignment assignment = new TaskAlignedAssigner(new TaskAlignment(3, 1, 4))
                .assign(
                        AnchorGrid.of(48, 32, List.of(8, 16)),
                        3,
                        golden.floats("scores"),
                        golden.floats("predicted"),
                        new ImageTargets(golden.floats("boxes"), golden.integers("labels")));
        assertThat(assignment.anchors()).containsExactly(golden.integers("anchors"));
        assertThat(assignment.targets()).containsExactly(golden.integers("owners"));
        golden.requireClose("weights", assignment.weights(), 1e-6);
    }

    private static TaskAlignedAssigner assigner(int topK) {
        return new TaskAlignedAssigner(new TaskAlignment(topK, 0.5, 6));
    }

    private static float[] box(float xMin, float yMin, float xMax, float yMax) {
        return new float[] {xMin, yMin, xMax, yMax};
    }

    private static float[] concat(float[] a, float[] b) {
        float[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static ImageTargets target(float[] box, int label) {
        return new ImageTargets(box, new int[] {label});
    }

    private static float[] scores(int classes, float value) {
        float[] scores = new float[GRID.size() * classes];
        Arrays.fill(scores, value);
        return scores;
    }

    private static float[] perfectBoxes(float[] box) {
        float[] boxes = new float[GRID.size() * 4];
        for (int anchor = 0; anchor < GRID.size(); anchor++) {
            System.arraycopy(box, 0, boxes, anchor * 4, 4);
        }
        return boxes;
    }
}
