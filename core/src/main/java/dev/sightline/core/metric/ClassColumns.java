package dev.sightline.core.metric;

import java.util.List;

/**
 * Everything about one class in all images, as columns of numbers, in the order of the images and, within an image,
 * in input order.
 */
final class ClassColumns {

    final int[] targetImage;
    /** {@code [targets, 4]}: x, y, width, height. */
    final double[] targetBoxes;

    final double[] targetAreas;
    final boolean[] crowd;
    final boolean[] ignored;
    final int[] image;
    /** {@code [detections, 4]}: x, y, width, height. */
    final double[] boxes;

    final double[] scores;
    private int targetCount;
    private int count;

    private ClassColumns(int targets, int detections) {
        targetImage = new int[targets];
        targetBoxes = new double[4 * targets];
        targetAreas = new double[targets];
        crowd = new boolean[targets];
        ignored = new boolean[targets];
        image = new int[detections];
        boxes = new double[4 * detections];
        scores = new double[detections];
    }

    /** One entry per class, from 0; a class number beyond them is refused with the image's name. */
    static ClassColumns[] group(List<EvaluatedImage> images, int labelCount) {
        ClassColumns[] classes = empty(images, labelCount);
        for (int index = 0; index < images.size(); index++) {
            for (GroundTruthBox target : images.get(index).targets()) {
                classes[target.label()].add(index, target);
            }
            for (DetectedBox detection : images.get(index).detections()) {
                classes[detection.label()].add(index, detection);
            }
        }
        return classes;
    }

    private static ClassColumns[] empty(List<EvaluatedImage> images, int labelCount) {
        int[] targets = new int[labelCount];
        int[] detections = new int[labelCount];
        for (EvaluatedImage image : images) {
            for (GroundTruthBox target : image.targets()) {
                targets[requireLabel(target.label(), labelCount, "ground-truth box", image)]++;
            }
            for (DetectedBox detection : image.detections()) {
                detections[requireLabel(detection.label(), labelCount, "detection", image)]++;
            }
        }
        ClassColumns[] classes = new ClassColumns[labelCount];
        for (int label = 0; label < labelCount; label++) {
            classes[label] = new ClassColumns(targets[label], detections[label]);
        }
        return classes;
    }

    static int requireLabel(int label, int labelCount, String what, EvaluatedImage image) {
        if (label >= labelCount) {
            throw new IllegalArgumentException("class numbers run from 0 to " + (labelCount - 1) + ", received " + label
                    + " in a " + what + " of image " + image.name());
        }
        return label;
    }

    private void add(int index, GroundTruthBox target) {
        targetImage[targetCount] = index;
        store(targetBoxes, targetCount, target.x(), target.y());
        storeSize(targetBoxes, targetCount, target.width(), target.height());
        targetAreas[targetCount] = target.area();
        crowd[targetCount] = target.crowd();
        ignored[targetCount++] = target.ignored();
    }

    private void add(int index, DetectedBox detection) {
        image[count] = index;
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
