package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.source.ClassNumber;
import dev.sightline.data.source.StatedClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From what a dataset's files call its classes, by number or by name, to labels counted from 0.
 *
 * @param labelByNumber has no entry for a class that the label map lacks
 * @param declared the names that the files give to the numbers of objects; for classes of images, where the label map's
 *     own numbers count, those of the label map
 * @param numbered whether a class stated as text may be its number
 */
record ClassNumbers(
        LabelMap labels, Map<Long, Integer> labelByNumber, SortedMap<Long, String> declared, boolean numbered) {

    /**
     * The classes of a split.
     *
     * @param parsing what is wrong with the files so far, and so may be why no class is known
     */
    static ClassNumbers of(DatasetSource source, StatedClasses stated, List<DatasetProblem> parsing) {
        LabelMap labels = source.labels().orElseGet(() -> fromData(source, stated, parsing));
        boolean ofImages = stated.kinds().contains(AnnotationKind.CLASS);
        SortedMap<Long, String> declared = ofImages ? numbersOf(labels) : stated.names();
        Map<Long, Integer> byNumber = new HashMap<>();
        declared.forEach((number, name) -> {
            OptionalInt label = labels.label(name);
            if (label.isPresent()) {
                byNumber.put(number, label.getAsInt());
            }
        });
        return new ClassNumbers(labels, byNumber, declared, stated.numbered());
    }

    OptionalInt label(long number) {
        Integer label = labelByNumber.get(number);
        return label == null ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** A name goes before a number: classes may be called {@code 7}. */
    OptionalInt label(String text) {
        OptionalInt named = labels.label(text);
        OptionalInt number = named.isPresent() ? OptionalInt.empty() : number(text);
        return number.isPresent() ? label(number.getAsInt()) : named;
    }

    /** The number that a text is, if it is one and no name. */
    OptionalInt number(String text) {
        return numbered && labels.label(text).isEmpty() ? ClassNumber.parse(text) : OptionalInt.empty();
    }

    /** The message about a number that has no label. */
    String unknown(long number) {
        String name = declared.get(number);
        String received = name == null ? "class number " + number : "class '" + name + "'";
        String accepted = name == null && !declared.isEmpty()
                ? "the numbers are " + declared.firstKey() + " to " + declared.lastKey() + ", for " + declared.size()
                        + " names"
                : "the classes are " + String.join(", ", labels.names());
        return received + " is not known; " + accepted;
    }

    /** The message about a text that has no label. */
    String unknown(String text) {
        return "class '" + text + "' is not known; the classes are "
                + (numbered ? declared.firstKey() + " to " + declared.lastKey() + ": " : "")
                + String.join(", ", labels.names());
    }

    private static SortedMap<Long, String> numbersOf(LabelMap labels) {
        SortedMap<Long, String> numbers = new TreeMap<>();
        for (int label = 0; label < labels.size(); label++) {
            numbers.put((long) label + labels.fileOffset(), labels.name(label));
        }
        return numbers;
    }

    private static LabelMap fromData(DatasetSource source, StatedClasses stated, List<DatasetProblem> parsing) {
        try {
            return LabelMap.of(new ArrayList<>(stated.names().values()));
        } catch (IllegalArgumentException e) {
            if (!parsing.isEmpty()) {
                throw DatasetException.of(source.root(), parsing);
            }
            throw new DatasetException("the class names in " + source.root() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
