package dev.sightline.cli.dataset;

import dev.sightline.data.DatasetException;
import dev.sightline.data.Fault;
import dev.sightline.data.FaultKind;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Faults as lines of text and as fields of a JSON document. */
record FaultList(List<Fault> faults) {

    FaultList {
        faults = List.copyOf(faults);
    }

    /** {@code fault-counts} by kind, and all {@code faults}. */
    Map<String, Object> fields() {
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        faults.forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));
        Map<String, Integer> named = new LinkedHashMap<>();
        counts.forEach((kind, count) -> named.put(name(kind), count));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("fault-counts", named);
        fields.put("faults", faults.stream().map(FaultList::fields).toList());
        return fields;
    }

    /** At most {@code shown} faults, then their counts. */
    void print(PrintWriter out, int shown) {
        faults.stream().limit(shown).forEach(out::println);
        if (faults.size() > shown) {
            out.println("... and " + (faults.size() - shown) + " more");
        }
        String count = faults.size() == 1 ? "1 fault: " : faults.size() + " faults: ";
        out.println(faults.isEmpty() ? "no faults" : count + DatasetException.counts(faults));
    }

    private static Map<String, Object> fields(Fault fault) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", name(fault.kind()));
        fields.put("file", fault.file().toString());
        fields.put("line", fault.line());
        fields.put("message", fault.message());
        return fields;
    }

    private static String name(FaultKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
