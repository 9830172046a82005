package dev.sightline.data.format;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a conversion did.
 *
 * @param splits how many images each split has
 * @param classes names in the order of the new files' numbers
 * @param losses what the old files state and the new ones do not, for people; empty if nothing was lost
 * @param problems of the old files; what they are about was left out or cut
 * @param notes what the reader decided by itself
 */
public record ConvertReport(
        Recognition from,
        DatasetFormat to,
        Map<String, Integer> splits,
        int boxes,
        List<String> classes,
        List<String> losses,
        List<DatasetProblem> problems,
        List<String> notes) {

    public ConvertReport {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
        classes = List.copyOf(classes);
        losses = List.copyOf(losses);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** The whole report for people, a fact on each line. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(from.format() + " (" + from.reason() + ") to " + to + ": images " + splits + ", " + boxes + " boxes, "
                + classes.size() + " classes: " + String.join(", ", classes));
        if (!problems.isEmpty()) {
            lines.add("problems, left out or cut: " + DatasetException.counts(problems));
        }
        lines.addAll(losses);
        lines.addAll(notes);
        return lines;
    }
}
