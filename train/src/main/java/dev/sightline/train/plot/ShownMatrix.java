package dev.sightline.train.plot;

import dev.sightline.core.classification.ConfusionCounts;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionConfusion;
import java.util.ArrayList;
import java.util.List;

/**
 * A confusion matrix as it is drawn.
 *
 * @param names of rows and columns
 * @param rows counts {@code [ground truth, predicted]}
 * @param counted what the numbers count, such as {@code boxes}
 * @param columns what the columns are, such as {@code detected as}
 * @param hasBackground whether the last row and column are the background, whose corner means nothing
 */
record ShownMatrix(
        List<String> names, List<List<Integer>> rows, String counted, String columns, boolean hasBackground) {

    ShownMatrix {
        names = List.copyOf(names);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static ShownMatrix of(DetectionConfusion confusion, LabelMap labels) {
        List<String> names = names(labels);
        names.add("background");
        List<List<Integer>> rows = new ArrayList<>();
        for (int target = 0; target < names.size(); target++) {
            List<Integer> row = new ArrayList<>();
            for (int found = 0; found < names.size(); found++) {
                row.add(confusion.count(target, found));
            }
            rows.add(row);
        }
        return new ShownMatrix(names, rows, "boxes", "detected as", true);
    }

    static ShownMatrix of(ConfusionCounts confusion, LabelMap labels) {
        return new ShownMatrix(names(labels), confusion.rows(), "images", "predicted", false);
    }

    int count(int target, int found) {
        return rows.get(target).get(found);
    }

    double share(int target, int found) {
        int row = rows.get(target).stream().mapToInt(Integer::intValue).sum();
        return row == 0 ? 0 : (double) count(target, found) / row;
    }

    /** Whether a cell means nothing. */
    boolean isVoid(int target, int found) {
        int last = names.size() - 1;
        return hasBackground && target == last && found == last;
    }

    private static List<String> names(LabelMap labels) {
        List<String> names = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            names.add(Look.displayable(labels.name(label), label));
        }
        return names;
    }
}
