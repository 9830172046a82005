package dev.sightline.data;

/** What reading does about problems; under either policy all problems are found first, and none is ignored silently. */
public enum DatasetProblemPolicy {
    /** Refuse the dataset, with the list of its problems. */
    FAIL,
    /**
     * Leave out the whole image where it cannot be used, where an object on it has lost its annotation (an unknown class, exchanged corners, no
     * numbers), which would otherwise count as background, or where all that is annotated is refused; leave out boxes that mark nothing (of zero
     * area, outside the image, given twice); cut a box that sticks out at the image's edge; count everything.
     */
    SKIP_AND_COUNT
}
