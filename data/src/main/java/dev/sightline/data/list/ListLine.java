package dev.sightline.data.list;

import dev.sightline.data.source.ClassNumber;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.MalformedFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of a list file: a path and what stands behind it.
 *
 * <p>A tab, comma, semicolon or blank stands between. The path ends with the last ending of an image's name in the
 * line, so that it may hold blanks and commas, or it stands in double quotes. Labels are separated by tabs, commas or
 * semicolons, numbers also by blanks; a name may hold blanks, and
 * may stand in double quotes.
 *
 * @param labels as written; none for a path alone
 * @param number of the line, counted from 1
 */
record ListLine(String path, List<String> labels, int number) {

    private static final int LONGEST_EXTENSION = 4;
    private static final String SEPARATORS = "\t,; ";

    /** The line's content, or empty for a blank line or a comment ({@code #}). */
    static Optional<ListLine> parse(String text, int number) throws MalformedFileException {
        String line = text.replace("\uFEFF", "").strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        boolean quoted = line.startsWith("\"");
        int end = quoted ? line.indexOf('"', 1) : pathEnd(line);
        if (end < 0) {
            throw new MalformedFileException(
                    number,
                    "expected the path of an image (.jpg, .png, ...) and its label, found '" + shortened(line) + "'");
        }
        String path = quoted ? line.substring(1, end) : line.substring(0, end);
        String rest = line.substring(quoted ? end + 1 : end).strip();
        String labels = rest.matches("(?s)[,;].*") ? rest.substring(1).strip() : rest;
        return Optional.of(new ListLine(path, labels(labels, number), number));
    }

    private static List<String> labels(String text, int number) throws MalformedFileException {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> labels = split(text, "[\t,;]");
        if (labels.size() == 1) {
            List<String> words = split(text, "\\s+");
            labels = words.stream().allMatch(ClassNumber::looksLikeOne) ? words : labels;
        }
        if (labels.contains("")) {
            throw new MalformedFileException(number, "there is an empty label in '" + shortened(text) + "'");
        }
        return labels;
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1)).map(ListLine::unquoted).toList();
    }

    private static String unquoted(String text) {
        String label = text.strip();
        boolean quoted = label.length() > 1 && label.startsWith("\"") && label.endsWith("\"");
        return quoted ? label.substring(1, label.length() - 1) : label;
    }

    /** Where the last word that ends like an image's name ends, or -1. */
    private static int pathEnd(String line) {
        for (int end = line.length(); end > 0; end--) {
            if ((end == line.length() || SEPARATORS.indexOf(line.charAt(end)) >= 0) && endsLikeImage(line, end)) {
                return end;
            }
        }
        return -1;
    }

    private static boolean endsLikeImage(String line, int end) {
        for (int dot = end - 1; dot > 0 && dot >= end - 1 - LONGEST_EXTENSION; dot--) {
            if (line.charAt(dot) == '.') {
                return ImageFolder.isExtension(line.substring(dot + 1, end));
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
