package dev.sightline.data.list;

import dev.sightline.data.DatasetException;
import dev.sightline.data.source.ListLabels;
import dev.sightline.data.source.ListLabels.Meaning;
import dev.sightline.data.source.SplitRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands behind the paths of all lists of a dataset: one label, the label in one column, several, or a 0 or 1 for
 * each class.
 *
 * @param perClass whether there is a 0 or 1 for each class
 * @param firstNumber of the classes in files
 * @param notes what was decided
 */
record ListMeaning(ListLabels labels, boolean perClass, int firstNumber, List<String> notes) {

    private static final Set<String> BITS = Set.of("0", "1");

    static ListMeaning of(SplitRequest request, List<ListLine> lines) {
        int first = request.labels().map(labels -> labels.fileOffset()).orElse(0);
        ListLabels stated = request.listLabels();
        int most = lines.stream().mapToInt(line -> line.labels().size()).max().orElse(0);
        boolean even = lines.stream().allMatch(line -> line.labels().size() == most);
        boolean bits = even && most > 1 && lines.stream().allMatch(line -> BITS.containsAll(line.labels()));
        return switch (stated.meaning()) {
            case ONE, COLUMN -> new ListMeaning(stated, false, first, List.of());
            case SEVERAL -> several(bits, first, lines.size());
            case AS_FOUND -> {
                if (most <= 1) {
                    yield new ListMeaning(ListLabels.one(), false, first, List.of());
                }
                if (even && !bits) {
                    throw new DatasetException("every line of the lists in " + request.root() + " has " + most
                            + " labels; state which column counts (1 to " + most
                            + "), or that an image shows several classes");
                }
                yield several(bits, first, lines.size());
            }
        };
    }

    private static ListMeaning several(boolean bits, int first, int lines) {
        String note = bits
                ? "the " + lines + " lines have a 0 or 1 for each class: an image may show several classes"
                : "lines differ in how many labels they have: an image may show several classes";
        return new ListMeaning(ListLabels.several(), bits, first, List.of(note));
    }

    boolean multiLabel() {
        return labels.meaning() == Meaning.SEVERAL;
    }

    /**
     * The labels of one line.
     *
     * @throws DatasetException if it has none, or too many
     */
    List<String> of(ListLine line) {
        int count = line.labels().size();
        if (perClass) {
            return numbersOfOnes(line.labels());
        }
        if (multiLabel()) {
            return List.copyOf(new TreeSet<>(line.labels()));
        }
        if (labels.meaning() == Meaning.COLUMN) {
            if (count < labels.column()) {
                throw new DatasetException("there is no label in column " + labels.column() + " behind '" + line.path()
                        + "', found " + line.labels());
            }
            return List.of(line.labels().get(labels.column() - 1));
        }
        if (count != 1) {
            throw new DatasetException("'" + line.path() + "' must have one label, found " + line.labels());
        }
        return line.labels();
    }

    /** All labels that these lines use; with a 0 or 1 for each class, the numbers of all classes. */
    Set<String> labels(List<ListLine> lines) {
        Set<String> used = new TreeSet<>();
        for (ListLine line : lines) {
            if (perClass) {
                for (int i = 0; i < line.labels().size(); i++) {
                    used.add(String.valueOf(i + firstNumber));
                }
            } else if (labels.meaning() == Meaning.COLUMN && line.labels().size() >= labels.column()) {
                used.add(line.labels().get(labels.column() - 1));
            } else if (labels.meaning() != Meaning.COLUMN
                    && (multiLabel() || line.labels().size() == 1)) {
                used.addAll(line.labels());
            }
        }
        return used;
    }

    private List<String> numbersOfOnes(List<String> bits) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < bits.size(); i++) {
            if (bits.get(i).equals("1")) {
                numbers.add(String.valueOf(i + firstNumber));
            }
        }
        return numbers;
    }
}
