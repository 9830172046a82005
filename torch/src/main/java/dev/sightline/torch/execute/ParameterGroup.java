package dev.sightline.torch.execute;

/**
 * A stretch of the parameter vector that shares one learning rate.
 *
 * @param number its place among the groups, counted from 0
 * @param rateFactor what the kind's learning rate is multiplied by
 * @param trainableFrom the epoch from which on it is updated
 */
public record ParameterGroup(int number, long offset, long length, Kind kind, double rateFactor, int trainableFrom) {

    /** What a parameter does, as far as its learning rate hangs on that. */
    public enum Kind {
        WEIGHT,
        NORM,
        BIAS
    }
}
