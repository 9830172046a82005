package dev.sightline.config.reference;

import dev.sightline.config.AskedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a key accepts, in words. */
final class Accepted {

    /** The beginning of a rule that need not be stated in a table. */
    private static final String OBVIOUS = "a text that is not blank";

    private Accepted() {}

    static String described(AskedKey key) {
        List<String> parts = new ArrayList<>();
        boolean numberOrWord =
                key.kind() == AskedKey.Kind.INTEGER && !key.words().isEmpty();
        if (key.words().isEmpty() || numberOrWord) {
            parts.add(kind(key.kind()));
        } else {
            boolean list = key.kind() == AskedKey.Kind.STEPS;
            parts.add((list ? "list of " : "")
                    + key.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
        }
        key.rules().stream()
                .filter(rule -> !rule.startsWith(OBVIOUS))
                .map(rule -> rule.replaceFirst("^a list of ", ""))
                .forEach(parts::add);
        if (numberOrWord) {
            parts.add("or `" + key.words().get(0) + "`");
        }
        return String.join(", ", parts);
    }

    private static String kind(AskedKey.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case FLAG -> "`true`, `false`";
            case TEXTS -> "list of texts";
            case INTEGERS -> "list of integers";
            case NUMBERS -> "list of numbers";
            case SECTIONS -> "list of sections";
            case STEPS -> "list of names, each with or without settings";
            case NAMED_VALUES -> "section with names of your own";
            case SECTION -> "section";
            case PRESENCE -> "any value";
        };
    }
}
