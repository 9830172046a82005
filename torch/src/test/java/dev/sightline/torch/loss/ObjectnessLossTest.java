package dev.sightline.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.SimOta;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.execute.TensorArrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against {@code bench/python/simota_golden.py}, which computes the same case from the paper in plain Python. */
class ObjectnessLossTest {

    private static final int SIDE = 32;
    private static final int CLASSES = 2;
    private static final List<Integer> STRIDES = List.of(8, 16);
    private static final AnchorGrid GRID = AnchorGrid.of(SIDE, SIDE, STRIDES);
    private static final TrainingMaps MAPS =
            new TrainingMaps(List.of(TrainingMaps.BOXES, TrainingMaps.OBJECTNESS, TrainingMaps.SCORES), STRIDES);
    private static final int ROW = 5 + CLASSES;
    private static final List<ImageTargets> TARGETS = List.of(
            new ImageTargets(new float[] {2, 3, 25, 28, 10, 4, 30, 20, 20, 20, 31, 31}, new int[] {0, 1, 0}),
            new ImageTargets(new float[] {1, 1, 12, 9}, new int[] {1}));

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @Test
    void everyTermEqualsThePlainComputation() {
        LossTerms terms = terms(loss(1, 1, 1, 1), raw(), TARGETS);
        assertThat(terms.loss("box")).isCloseTo(.774147, within(1e-5));
        assertThat(terms.loss("objectness")).isCloseTo(4.140570, within(1e-5));
        assertThat(terms.loss("class")).isCloseTo(1.439187, within(1e-5));
        assertThat(terms.loss("l1")).isCloseTo(1.421797, within(1e-5));
    }

    @Test
    void gainsMultiplyTheirTermsAndOneOfZeroLeavesItOut() {
        LossTerms terms = terms(loss(5, 2, 3, 0), raw(), TARGETS);
        assertThat(terms.loss("box")).isCloseTo(5 * .774147, within(1e-4));
        assertThat(terms.loss("objectness")).isCloseTo(2 * 4.140570, within(1e-4));
        assertThat(terms.loss("class")).isCloseTo(3 * 1.439187, within(1e-4));
        assertThat(terms.loss("l1")).isZero();
    }

    @Test
    void imagesWithoutBoxesTeachThatNothingIsThere() {
        List<ImageTargets> none =
                List.of(new ImageTargets(new float[0], new int[0]), new ImageTargets(new float[0], new int[0]));
        LossTerms terms = terms(loss(5, 1, 1, 1), raw(), none);
        assertThat(terms.loss("box") + terms.loss("class") + terms.loss("l1")).isZero();
        assertThat(terms.loss("objectness")).isGreaterThan(10);
    }

    @Test
    void boxesObjectnessAndDistancesHaveTheSlopesOfTheLoss() {
        requireSlopes(loss(5, 1, 0, 1), 0, ROW);
    }

    /** Boxes are left out: the IoU in a class's target is kept constant, as published. */
    @Test
    void classesHaveTheSlopesOfTheLoss() {
        requireSlopes(loss(0, 0, 1, 0), 5, ROW);
    }

    /** The gradient of each number of a row from {@code first} on, against the slope between two near values. */
    private static void requireSlopes(ObjectnessLoss loss, int first, int last) {
        float[] raw = raw();
        float[] gradient = gradient(loss, raw);
        float step = 1f / 256;
        for (int i = 0; i < raw.length; i++) {
            if (i % ROW >= first && i % ROW < last) {
                float[] more = raw.clone();
                float[] less = raw.clone();
                more[i] += step;
                less[i] -= step;
                double slope = TARGETS.size()
                        * (terms(loss, more, TARGETS).total()
                                - terms(loss, less, TARGETS).total())
                        / (2 * step);
                assertThat((double) gradient[i]).as("number " + i).isCloseTo(slope, within(5e-3));
            }
        }
    }

    private static ObjectnessLoss loss(double box, double objectness, double classes, double distance) {
        return new ObjectnessLoss(
                CLASSES,
                new DetectorLoss.Objectness(box, objectness, classes, distance, new SimOta(2.5, 10, 3, 100_000)));
    }

    private static LossTerms terms(ObjectnessLoss loss, float[] raw, List<ImageTargets> targets) {
        try (PointerScope scope = new PointerScope()) {
            return loss.compute(new LevelMaps(MAPS, targets.size(), maps(raw)), GRID, targets)
                    .terms();
        }
    }

    /** By the order of the rows. */
    private static float[] gradient(ObjectnessLoss loss, float[] raw) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> maps = maps(raw);
            maps.values().forEach(map -> map.requires_grad_(true));
            loss.compute(new LevelMaps(MAPS, TARGETS.size(), maps), GRID, TARGETS)
                    .value()
                    .backward();
            float[] gradient = new float[raw.length];
            maps.forEach((name, map) -> {
                if (map.grad().defined()) {
                    copy(name, TensorArrays.floats(map.grad()), gradient, false);
                }
            });
            return gradient;
        }
    }

    private static Map<String, Tensor> maps(float[] raw) {
        Map<String, Tensor> maps = new HashMap<>();
        for (String name : MAPS.names()) {
            int side = side(name);
            float[] values = new float[TARGETS.size() * channels(name) * side * side];
            copy(name, values, raw, true);
            maps.put(name, TensorArrays.of(values, TARGETS.size(), channels(name), side, side));
        }
        return maps;
    }

    /** Between one map and the rows, in either direction. */
    private static void copy(String name, float[] map, float[] rows, boolean intoMap) {
        int side = side(name);
        int firstCell = name.endsWith("_8") ? 0 : GRID.levels().get(1).first();
        int firstColumn = name.startsWith("boxes") ? 0 : name.startsWith("objectness") ? 4 : 5;
        int place = 0;
        for (int image = 0; image < TARGETS.size(); image++) {
            for (int channel = 0; channel < channels(name); channel++) {
                for (int cell = 0; cell < side * side; cell++, place++) {
                    int row = (image * GRID.size() + firstCell + cell) * ROW + firstColumn + channel;
                    if (intoMap) {
                        map[place] = rows[row];
                    } else {
                        rows[row] = map[place];
                    }
                }
            }
        }
    }

    private static int side(String name) {
        return SIDE / (name.endsWith("_8") ? 8 : 16);
    }

    private static int channels(String name) {
        return name.startsWith("boxes") ? 4 : name.startsWith("objectness") ? 1 : CLASSES;
    }

    /** The program's numbers: one row for each cell, the boxes' sizes near those of the targets. */
    private static float[] raw() {
        float[] raw = new float[TARGETS.size() * GRID.size() * ROW];
        long state = 12345;
        for (int i = 0; i < raw.length; i++) {
            state = (state * 1103515245 + 12345) % (1L << 31);
            float value = (float) (state / (double) (1L << 31) * 2 - 1);
            int column = i % ROW;
            raw[i] = column < 2 ? (float) (value * .5 + .5) : column < 4 ? (float) (value * .3 + .9) : value;
        }
        return raw;
    }
}
