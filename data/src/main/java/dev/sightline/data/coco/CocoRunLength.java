package dev.sightline.data.coco;

import java.util.Arrays;

/**
 * Lengths of runs as COCO's tools compress them into a text: each as groups of five bits, lowest first, in characters
 * from {@code 0} on, with a sixth bit where more follow; from the fourth run on, the difference to the run two before.
 */
final class CocoRunLength {

    private static final int FIRST = '0';
    private static final int GROUP = 5;
    private static final int MORE = 1 << GROUP;
    private static final int SIGN = 1 << (GROUP - 1);
    /** Groups that a length of 32 bits and its sign need. */
    private static final int MOST_GROUPS = 7;

    private static final int FIRST_DIFFERENCE = 3;

    private CocoRunLength() {}

    /**
     * The lengths in a text.
     *
     * @throws IllegalArgumentException if it is none that the compression gives
     */
    static int[] lengths(String text) {
        int[] lengths = new int[text.length()];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            int groups = 0;
            int bits;
            do {
                if (at == text.length() || groups == MOST_GROUPS) {
                    throw new IllegalArgumentException("a run length is cut short or too long at character " + at);
                }
                bits = text.charAt(at) - FIRST;
                if (bits < 0 || bits >= 2 * MORE) {
                    throw new IllegalArgumentException("'" + text.charAt(at) + "' is no character of run lengths");
                }
                value |= (long) (bits & (MORE - 1)) << (GROUP * groups);
                groups++;
                at++;
            } while ((bits & MORE) != 0);
            if ((bits & SIGN) != 0) {
                value |= -1L << (GROUP * groups);
            }
            long length = count < FIRST_DIFFERENCE ? value : value + lengths[count - 2];
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a run length of " + length + " pixels cannot be");
            }
            lengths[count++] = (int) length;
        }
        return Arrays.copyOf(lengths, count);
    }
}
