package dev.sightline.weights.load;

/**
 * Names that begin with one text begin with another instead.
 *
 * @param from what a stored name begins with, not empty; usually ends with a dot
 * @param to what stands there instead; empty to remove it
 */
public record RenameRule(String from, String to) {

    public RenameRule {
        if (from.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rename rule needs what a name begins with before '=', received '=" + to + "'");
        }
    }

    /**
     * Reads {@code FROM=TO}.
     *
     * @throws IllegalArgumentException if there is no {@code =}, or nothing before it
     */
    public static RenameRule parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "a rename rule is FROM=TO, as in 'head.fc.=fc.' or 'encoder.=', received '" + text + "'");
        }
        return new RenameRule(text.substring(0, equals), text.substring(equals + 1));
    }

    String applied(String name) {
        return name.startsWith(from) ? to + name.substring(from.length()) : name;
    }

    @Override
    public String toString() {
        return from + "=" + to;
    }
}
