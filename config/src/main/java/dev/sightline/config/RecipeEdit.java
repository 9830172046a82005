package dev.sightline.config;

import java.util.List;
import java.util.Optional;

/**
 * Puts a value into the text of a recipe and leaves all else as it was written, comments included.
 *
 * <p>A value that stands on its line, or in brackets, is replaced where it stands. A key that is missing becomes the first
 * of its section; a section that is missing is written at the end of the file.
 */
public final class RecipeEdit {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final String lineEnd;
    private final YamlSpan root;

    private RecipeEdit(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.root = YamlSpan.of(text);
    }

    /**
     * The text with the value under {@code section} and {@code key}.
     *
     * @param section the keys that lead to the section, such as {@code input}, {@code normalization}
     * @param value as it is to be written, on one line
     * @throws IllegalArgumentException if the value there is written over several lines, or if something on the way is no
     *     section; the message names the line
     */
    public static String put(String text, List<String> section, String key, String value) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        String body = marked ? text.substring(1) : text;
        return (marked ? BYTE_ORDER_MARK : "") + new RecipeEdit(body).put(section, key, value);
    }

    /** Whether the text itself, without what it inherits, has something under these keys. */
    public static boolean has(String text, List<String> keys) {
        Optional<YamlSpan> found = Optional.of(YamlSpan.of(text.replace(String.valueOf(BYTE_ORDER_MARK), "")));
        for (String key : keys) {
            found = found.flatMap(span -> Optional.ofNullable(span.entries().get(key)));
        }
        return found.isPresent();
    }

    private String put(List<String> section, String key, String value) {
        YamlSpan met = root;
        for (int depth = 0; depth < section.size(); depth++) {
            YamlSpan next = met.entries().get(section.get(depth));
            if (next == null) {
                String inner = nested(section.subList(depth + 1, section.size()), key, value);
                return inserted(met, section.get(depth), inner);
            }
            if (!next.isSection()) {
                throw refused(next, String.join(".", section.subList(0, depth + 1)) + " is not a section");
            }
            met = next;
        }
        YamlSpan old = met.entries().get(key);
        return old == null ? inserted(met, key, value) : replaced(old, key, value);
    }

    private static String nested(List<String> section, String key, String value) {
        String all = "{" + key + ": " + value + "}";
        for (int i = section.size() - 1; i >= 0; i--) {
            all = "{" + section.get(i) + ": " + all + "}";
        }
        return all;
    }

    private String replaced(YamlSpan old, String key, String value) {
        String written = text.substring(old.start(), old.end());
        boolean dashes = old.kind() == YamlSpan.Kind.LIST && !written.startsWith("[");
        if (old.isSection() || dashes || written.isBlank() || written.lines().count() > 1) {
            throw refused(old, key + " is empty or written over several lines, which cannot be replaced without loss");
        }
        return text.substring(0, old.start()) + value + text.substring(old.end());
    }

    private String inserted(YamlSpan section, String key, String value) {
        String entry = key + ": " + value;
        if (section.inBraces()) {
            String separator = section.entries().isEmpty() ? "" : ", ";
            return text.substring(0, section.start() + 1) + entry + separator + text.substring(section.start() + 1);
        }
        if (section.equals(root)) {
            boolean ended = text.isEmpty() || text.endsWith("\n");
            return text + (ended ? "" : lineEnd) + entry + lineEnd;
        }
        int lineStart = text.lastIndexOf('\n', section.start() - 1) + 1;
        String indent = text.substring(lineStart, section.start());
        if (!indent.isBlank()) {
            throw refused(section, "the section that " + key + " belongs to begins in the middle of a line");
        }
        return text.substring(0, section.start()) + entry + lineEnd + indent + text.substring(section.start());
    }

    private IllegalArgumentException refused(YamlSpan at, String problem) {
        long line = text.substring(0, at.start()).chars().filter(c -> c == '\n').count() + 1;
        return new IllegalArgumentException("line " + line + ": " + problem);
    }
}
