package dev.sightline.nn.family;

import dev.sightline.core.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders accepted names by how near they are to one that was mistyped. */
public final class NearestNames {

    private NearestNames() {}

    /** The accepted names joined by commas, fewest edits first; equally near ones keep their order. */
    public static String listed(String received, List<String> accepted) {
        String wanted = received.toLowerCase(Locale.ROOT);
        return String.join(
                ", ",
                accepted.stream()
                        .sorted(Comparator.comparingInt(name -> EditDistance.between(wanted, name)))
                        .toList());
    }
}
