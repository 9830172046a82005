package dev.sightline.data.source;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that splits go by: {@code train}, {@code val}, {@code test}, {@code trainval}, and {@code all} for a folder
 * without splits.
 */
public final class SplitNames {

    public static final String TRAIN = "train";
    public static final String VAL = "val";
    public static final String TEST = "test";
    public static final String TRAINVAL = "trainval";
    public static final String ALL = "all";

    /** The usual order: splits as people name them, then any others by name. */
    public static final Comparator<String> ORDER =
            Comparator.comparingInt(SplitNames::rank).thenComparing(Comparator.naturalOrder());

    private static final List<String> KNOWN = List.of(TRAIN, VAL, TEST, TRAINVAL, ALL);
    private static final Map<String, String> OTHER_SPELLINGS =
            Map.of("training", TRAIN, "valid", VAL, "validation", VAL, "testing", TEST, "dev", VAL);

    private SplitNames() {}

    /**
     * The usual name of a split: lower case, {@code valid} and {@code validation} as {@code val}, {@code training} as
     * {@code train}, and without a year ({@code train2017} is {@code train}). Any other name is its own.
     */
    public static String usual(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("[-_]?(19|20)\\d\\d$", "");
        return OTHER_SPELLINGS.getOrDefault(plain, plain);
    }

    /** Whether this is, or is another spelling of, one of the names above. */
    public static boolean known(String name) {
        return KNOWN.contains(usual(name));
    }

    /** These splits without {@code trainval} where it is {@code train} and {@code val} again. */
    public static List<String> withoutUnion(List<String> splits) {
        boolean again = splits.contains(TRAIN) && splits.contains(VAL);
        return splits.stream()
                .filter(split -> !(again && split.equals(TRAINVAL)))
                .toList();
    }

    private static int rank(String name) {
        int index = KNOWN.indexOf(name);
        return index < 0 ? KNOWN.size() : index;
    }
}
