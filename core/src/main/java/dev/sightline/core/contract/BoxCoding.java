package dev.sightline.core.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a detector's outputs hold boxes and scores. Permitted kinds: {@link DistanceMaps}, {@link YoloxCells},
 * {@link DecodedBoxes}, {@link SuppressedBoxes}.
 *
 * <p>Boxes are in pixels of the network's input unless the kind specifies otherwise. Cells run row by row over each
 * level, one level behind the other.
 */
public sealed interface BoxCoding
        permits BoxCoding.DistanceMaps, BoxCoding.YoloxCells, BoxCoding.DecodedBoxes, BoxCoding.SuppressedBoxes {

    /** Hands this coding to the visitor's method for its kind. */
    <R> R accept(BoxCodingVisitor<R> visitor);

    /** What both sides of an input must be divisible by: the coarsest stride, or 1 where the outputs leave it open. */
    int alignment();

    /** The names of the outputs that hold them, in the order of the model file. */
    List<String> outputs();

    /**
     * Raw maps of an anchor-free head (YOLOv8): for each stride {@code s} an output {@code boxes_s [batch, 4 * bins,
     * height, width]} with logits of the distances to the four sides and {@code scores_s [batch, classes, height,
     * width]} with class logits.
     *
     * @param bins of each side's distribution, 2 or more
     * @param strides pixels of the input for each cell, one for each level
     */
    record DistanceMaps(int bins, List<Integer> strides) implements BoxCoding {
        public DistanceMaps {
            strides = requireStrides(strides);
            if (bins < 2) {
                throw new IllegalArgumentException("a distribution needs 2 bins or more, received " + bins);
            }
        }

        /** The name of a level's output of distances. */
        public static String boxes(int stride) {
            return "boxes_" + stride;
        }

        /** The name of a level's output of class logits. */
        public static String scores(int stride) {
            return "scores_" + stride;
        }

        @Override
        public <R> R accept(BoxCodingVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public int alignment() {
            return coarsest(strides);
        }

        @Override
        public List<String> outputs() {
            return strides.stream()
                    .flatMap(stride -> Stream.of(boxes(stride), scores(stride)))
                    .toList();
        }
    }

    /**
     * One output {@code [batch, cells, 5 + classes]} as YOLOX exports it: {@code x, y, log width, log height} in strides
     * from the cell's corner, objectness, and class scores, the last two already within 0 to 1. A class's score is the
     * product of both (Ge et al. 2021, "YOLOX").
     *
     * @param output its name in the model file
     * @param strides as above, in the order of the levels
     */
    record YoloxCells(String output, List<Integer> strides) implements BoxCoding {
        public YoloxCells {
            requireName(output);
            strides = requireStrides(strides);
        }

        @Override
        public <R> R accept(BoxCodingVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public int alignment() {
            return coarsest(strides);
        }

        @Override
        public List<String> outputs() {
            return List.of(output);
        }
    }

    /**
     * Boxes decoded by the model, not yet suppressed.
     *
     * @param boxes name of the output {@code [batch, cells, 4]}: xMin, yMin, xMax, yMax
     * @param scores name of the output {@code [batch, cells, classes]}, within 0 to 1
     */
    record DecodedBoxes(String boxes, String scores) implements BoxCoding {
        public DecodedBoxes {
            requireName(boxes);
            requireName(scores);
        }

        @Override
        public <R> R accept(BoxCodingVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public int alignment() {
            return 1;
        }

        @Override
        public List<String> outputs() {
            return List.of(boxes, scores);
        }
    }

    /**
     * Boxes that the model has decoded and suppressed itself, so that the contract's thresholds can only take more away.
     *
     * @param output name of the output {@code [detections of all images, 7]}: number in the batch, xMin, yMin, xMax,
     *     yMax, score, class
     */
    record SuppressedBoxes(String output) implements BoxCoding {
        public SuppressedBoxes {
            requireName(output);
        }

        @Override
        public <R> R accept(BoxCodingVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public int alignment() {
            return 1;
        }

        @Override
        public List<String> outputs() {
            return List.of(output);
        }
    }

    private static void requireName(String output) {
        if (output.isBlank()) {
            throw new IllegalArgumentException("an output needs its name");
        }
    }

    private static List<Integer> requireStrides(List<Integer> strides) {
        Objects.requireNonNull(strides, "strides");
        if (strides.isEmpty()
                || strides.stream().anyMatch(stride -> stride < 1)
                || new HashSet<>(strides).size() < strides.size()) {
            throw new IllegalArgumentException(
                    "strides must be different whole numbers of 1 or more, received " + strides);
        }
        return List.copyOf(strides);
    }

    private static int coarsest(List<Integer> strides) {
        return strides.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
