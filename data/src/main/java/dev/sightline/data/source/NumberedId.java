package dev.sightline.data.source;

/** Ids of samples of which one file holds several. */
public final class NumberedId {

    private NumberedId() {}

    /**
     * {@code images.png#007}: with leading zeros, so that ids in order of text are in order of number.
     *
     * @param number counted from 0
     * @param count how many samples the file holds
     */
    public static String of(String file, int number, int count) {
        int digits = String.valueOf(count - 1).length();
        String text = String.valueOf(number);
        return file + "#" + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
