package dev.sightline.video;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file names of a printf pattern with one whole number: {@code frame-%06d.png}, {@code %d.jpg}; {@code %%} is a percent sign. */
final class FrameNames {

    private static final Pattern NUMBER = Pattern.compile("%(?:0(\\d{1,2}))?d");
    private static final String ACCEPTED = "; one number as %d or %06d is accepted, and %% for a percent sign";
    private static final int MAX_DIGITS = 18;

    private final String before;
    private final String after;
    private final int digits;

    private FrameNames(String before, String after, int digits) {
        this.before = before;
        this.after = after;
        this.digits = digits;
    }

    /** Whether a path's last name holds a number to be filled in. */
    static boolean isPattern(String name) {
        return NUMBER.matcher(name.replace("%%", "")).find();
    }

    static FrameNames parse(Path pattern) {
        String name = String.valueOf(pattern.getFileName());
        // A percent sign of the name must not meet the number's: it is set aside under a character no name can hold.
        String marked = name.replace("%%", "\0");
        Matcher number = NUMBER.matcher(marked);
        if (!number.find()) {
            throw new VideoException(pattern, "the pattern's last name has no number" + ACCEPTED);
        }
        String before = marked.substring(0, number.start());
        String after = marked.substring(number.end());
        if (before.contains("%") || after.contains("%")) {
            throw new VideoException(pattern, "the pattern has more than one percent sign" + ACCEPTED);
        }
        int digits = number.group(1) == null ? 1 : Integer.parseInt(number.group(1));
        if (digits > MAX_DIGITS) {
            throw new VideoException(
                    pattern, "the pattern has " + digits + " digits; up to " + MAX_DIGITS + " are accepted");
        }
        return new FrameNames(before.replace('\0', '%'), after.replace('\0', '%'), digits);
    }

    /** The number of a file of this pattern: padded to the digits asked for, and never with more zeros. */
    OptionalLong number(String name) {
        if (name.length() < before.length() + after.length() || !name.startsWith(before) || !name.endsWith(after)) {
            return OptionalLong.empty();
        }
        String written = name.substring(before.length(), name.length() - after.length());
        boolean padded = written.length() > digits && written.startsWith("0");
        if (written.length() < digits || written.length() > MAX_DIGITS || padded || !isWhole(written)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(written));
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
