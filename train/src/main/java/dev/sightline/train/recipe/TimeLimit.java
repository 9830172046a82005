package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code time-limit}: a whole number of hours, minutes or seconds, such as {@code 2h}, {@code 90m}, {@code 30s}. */
final class TimeLimit {

    private static final String KEY = "time-limit";
    private static final String NONE = "none";
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})([hms])");

    private TimeLimit() {}

    static Optional<Duration> read(Section section) {
        String text = section.text(KEY).notBlank().orElse(NONE);
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long number = Long.parseLong(time.group(1));
            return Optional.of(
                    switch (time.group(2)) {
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        if (!text.equals(NONE)) {
            section.problem(KEY, "must be a time such as 2h, 90m or 30s, or none, received " + text);
        }
        return Optional.empty();
    }
}
