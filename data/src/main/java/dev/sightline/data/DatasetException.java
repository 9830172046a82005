package dev.sightline.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A dataset on disk cannot be used as it is; the message says what to look into and what is accepted. */
public final class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<Fault> faults;

    public DatasetException(String message) {
        this(message, List.of());
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
        this.faults = List.of();
    }

    private DatasetException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** For faults found in the files under {@code root}: a count of each kind, then the first 20 of them. */
    public static DatasetException of(Path root, List<Fault> faults) {
        StringJoiner text = new StringJoiner("\n  ");
        text.add("the dataset in " + root + " has " + faults.size() + (faults.size() == 1 ? " fault" : " faults") + " ("
                + counts(faults) + "):");
        faults.stream().limit(SHOWN).forEach(fault -> text.add(fault.toString()));
        if (faults.size() > SHOWN) {
            text.add("... and " + (faults.size() - SHOWN) + " more");
        }
        return new DatasetException(text.toString(), faults);
    }

    /** All faults, in the order in which they were found; empty when the trouble is of another kind. */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }

    /** How many faults there are of each kind, for people: {@code 2 box of zero area, 1 missing picture}. */
    public static String counts(List<Fault> faults) {
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        faults.forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));
        StringJoiner text = new StringJoiner(", ");
        counts.forEach((kind, count) -> text.add(count + " " + kind.text()));
        return text.toString();
    }
}
