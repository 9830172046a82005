package dev.sightline.data.source;

import java.util.OptionalInt;

/** Class numbers written as text. */
public final class ClassNumber {

    /** More classes than this are taken for a mistake. */
    public static final int LARGEST = 1_000_000;

    private static final int MOST_DIGITS = 7;

    private ClassNumber() {}

    /** Whether this is nothing but digits. */
    public static boolean looksLikeOne(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number, or empty if this is none, or one too large. */
    public static OptionalInt parse(String text) {
        if (!looksLikeOne(text) || text.length() > MOST_DIGITS) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number <= LARGEST ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
