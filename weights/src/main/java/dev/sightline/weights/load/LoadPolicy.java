package dev.sightline.weights.load;

/** What happens when stored weights and a network do not fit together wholly. */
public enum LoadPolicy {
    /** Any missing, unexpected or mismatched tensor is an error that lists all of them. */
    STRICT,
    /** What fits is taken, the rest is reported; an error only if nothing fits. */
    MATCHING
}
