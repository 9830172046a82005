package dev.sightline.core.metric;

import java.util.List;

/**
 * Everything about one class in all pictures, as columns of numbers, in the order of the pictures and, within a picture,
 * in input order.
 */
final class ClassColumns {

    final int[] truthPicture;
    /** {@code [truths, 4]}: x, y, width, height. */
    final double[] truthBoxes;

    final double[] truthAreas;
    final boolean[] crowd;
    final int[] picture;
    /** {@code [detections, 4]}: x, y, width, height. */
    final double[] boxes;

    final double[] scores;
    private int truthCount;
    private int count;

    private ClassColumns(int truths, int detections) {
        truthPicture = new int[truths];
        truthBoxes = new double[4 * truths];
        truthAreas = new double[truths];
        crowd = new boolean[truths];
        picture = new int[detections];
        boxes = new double[4 * detections];
        scores = new double[detections];
    }

    /** One entry per class, from 0; a class number beyond them is refused with the picture's name. */
    static ClassColumns[] group(List<EvaluatedPicture> pictures, int labelCount) {
        ClassColumns[] classes = empty(pictures, labelCount);
        for (int index = 0; index < pictures.size(); index++) {
            for (TruthBox truth : pictures.get(index).truths()) {
                classes[truth.label()].add(index, truth);
            }
            for (DetectedBox detection : pictures.get(index).detections()) {
                classes[detection.label()].add(index, detection);
            }
        }
        return classes;
    }

    private static ClassColumns[] empty(List<EvaluatedPicture> pictures, int labelCount) {
        int[] truths = new int[labelCount];
        int[] detections = new int[labelCount];
        for (EvaluatedPicture picture : pictures) {
            for (TruthBox truth : picture.truths()) {
                truths[requireLabel(truth.label(), labelCount, "truth", picture)]++;
            }
            for (DetectedBox detection : picture.detections()) {
                detections[requireLabel(detection.label(), labelCount, "detection", picture)]++;
            }
        }
        ClassColumns[] classes = new ClassColumns[labelCount];
        for (int label = 0; label < labelCount; label++) {
            classes[label] = new ClassColumns(truths[label], detections[label]);
        }
        return classes;
    }

    static int requireLabel(int label, int labelCount, String what, EvaluatedPicture picture) {
        if (label >= labelCount) {
            throw new IllegalArgumentException("class numbers run from 0 to " + (labelCount - 1) + ", received " + label
                    + " in a " + what + " of picture " + picture.name());
        }
        return label;
    }

    private void add(int index, TruthBox truth) {
        truthPicture[truthCount] = index;
        store(truthBoxes, truthCount, truth.x(), truth.y());
        storeSize(truthBoxes, truthCount, truth.width(), truth.height());
        truthAreas[truthCount] = truth.area();
        crowd[truthCount++] = truth.crowd();
    }

    private void add(int index, DetectedBox detection) {
        picture[count] = index;
        store(boxes, count, detection.x(), detection.y());
        storeSize(boxes, count, detection.width(), detection.height());
        scores[count++] = detection.score();
    }

    private static void store(double[] table, int row, double x, double y) {
        table[4 * row] = x;
        table[4 * row + 1] = y;
    }

    private static void storeSize(double[] table, int row, double width, double height) {
        table[4 * row + 2] = width;
        table[4 * row + 3] = height;
    }
}
