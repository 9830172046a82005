package dev.sightline.train.run;

/**
 * Something that a run is about to be trained by and was not trained by so far.
 *
 * @param what its name
 * @param before the value so far
 * @param now the value from here on
 * @param refused whether it changes what the run computes, so that it must be accepted; others are listed alone
 */
public record RunChange(String what, String before, String now, boolean refused) {

    /** {@code threads: 2 -> 4}. */
    @Override
    public String toString() {
        return what + ": " + before + " -> " + now;
    }
}
