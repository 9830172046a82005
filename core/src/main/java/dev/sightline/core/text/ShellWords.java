package dev.sightline.core.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as text that a POSIX shell takes apart into the same words. */
public final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** One word: as it is where no shell reads more into it, else within single quotes. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A whole command. */
    public static String line(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }
}
