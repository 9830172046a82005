package dev.sightline.core.classification;

import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for each: {@code [true, answered]}. Immutable.
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

    static ConfusionCounts of(List<ClassifiedPicture> pictures, int classes) {
        Integer[][] counts = new Integer[classes][classes];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        for (ClassifiedPicture picture : pictures) {
            counts[picture.label()][picture.answer()]++;
        }
        return new ConfusionCounts(Arrays.stream(counts).map(List::of).toList());
    }

    public int classes() {
        return rows.size();
    }

    /** Pictures of class {@code label} that were answered {@code answer}. */
    public int count(int label, int answer) {
        return rows.get(label).get(answer);
    }

    /** Pictures of a class. */
    public int shown(int label) {
        return rows.get(label).stream().mapToInt(Integer::intValue).sum();
    }

    /** Pictures that were answered with a class. */
    public int answered(int answer) {
        return rows.stream().mapToInt(row -> row.get(answer)).sum();
    }
}
