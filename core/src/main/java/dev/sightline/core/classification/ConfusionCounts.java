package dev.sightline.core.classification;

import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for each: {@code [true, predicted]}. Immutable.
 *
 * @param rows one list for each true class, in the order of class numbers
 */
public record ConfusionCounts(List<List<Integer>> rows) {

    public ConfusionCounts {
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Integer> row : rows) {
            if (row.size() != rows.size()) {
                throw new IllegalArgumentException(
                        "a confusion matrix is square, received " + rows.size() + " rows, one of " + row.size());
            }
        }
    }

    static ConfusionCounts of(List<ClassifiedImage> images, int classes) {
        Integer[][] counts = new Integer[classes][classes];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        for (ClassifiedImage image : images) {
            counts[image.label()][image.predicted()]++;
        }
        return new ConfusionCounts(Arrays.stream(counts).map(List::of).toList());
    }

    public int classes() {
        return rows.size();
    }

    /** Images of class {@code label} that were predicted as class {@code prediction}. */
    public int count(int label, int prediction) {
        return rows.get(label).get(prediction);
    }

    /** Images of a class. */
    public int shown(int label) {
        return rows.get(label).stream().mapToInt(Integer::intValue).sum();
    }

    /** Images that were predicted as a class. */
    public int predicted(int prediction) {
        return rows.stream().mapToInt(row -> row.get(prediction)).sum();
    }
}
