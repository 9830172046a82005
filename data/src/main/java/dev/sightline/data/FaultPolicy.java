package dev.sightline.data;

/** What reading does about faults; in either case every fault is found first, and none is passed over in silence. */
public enum FaultPolicy {
    /** Refuse the dataset, with the list of its faults. */
    FAIL,
    /**
     * Leave out the faulty box, or the whole picture where it cannot be used; cut a box that sticks out at the
     * picture's edge; count everything.
     */
    SKIP_AND_COUNT
}
