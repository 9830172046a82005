package dev.sightline.data;

/** What reading does about problems; under either policy all problems are found first, and none is ignored silently. */
public enum DatasetProblemPolicy {
    /** Refuse the dataset, with the list of its problems. */
    FAIL,
    /**
     * Leave out the defective box, or the whole image where it cannot be used or all that is annotated on it is refused; cut a box that sticks out at the
     * image's edge; count everything.
     */
    SKIP_AND_COUNT
}
