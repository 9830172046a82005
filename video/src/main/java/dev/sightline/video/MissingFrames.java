package dev.sightline.video;

/** Numbers between the first and the last frame of a sequence that no file has, from {@code first} to {@code last}, both included. */
public record MissingFrames(long first, long last) {

    public MissingFrames {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "missing frames are from a number of 0 or more to one not below it, received " + first + " to "
                            + last);
        }
    }

    public long count() {
        return last - first + 1;
    }

    /** {@code 7} or {@code 7-9}. */
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
