package dev.sightline.data.source;

/**
 * What the labels behind an image's path in a list file mean.
 *
 * @param column for {@link Meaning#COLUMN} the label's column, counted from 1 behind the path; 0 otherwise
 */
public record ListLabels(Meaning meaning, int column) {

    /** What stands behind the path. */
    public enum Meaning {
        /** One label if no line has more; the classes of one image if lines differ in how many they have. */
        AS_FOUND,
        /** One label; a line with more is a problem. */
        ONE,
        /** Any number of labels of one image, or a 0 or 1 for each class. */
        SEVERAL,
        /** Labels of several kinds, of which one counts. */
        COLUMN
    }

    public ListLabels {
        if ((meaning == Meaning.COLUMN) != (column > 0) || column < 0) {
            throw new IllegalArgumentException(
                    "a column counts from 1 and goes with COLUMN alone, received " + meaning + " with " + column);
        }
    }

    public static ListLabels asFound() {
        return new ListLabels(Meaning.AS_FOUND, 0);
    }

    public static ListLabels one() {
        return new ListLabels(Meaning.ONE, 0);
    }

    public static ListLabels several() {
        return new ListLabels(Meaning.SEVERAL, 0);
    }

    /** The label in this column behind the path, counted from 1. */
    public static ListLabels column(int column) {
        return new ListLabels(Meaning.COLUMN, column);
    }
}
