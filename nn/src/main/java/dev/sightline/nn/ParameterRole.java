package dev.sightline.nn;

/** What a parameter is to its operation; optimisers group by it, since weight decay is for {@link #WEIGHT} alone. */
public enum ParameterRole {
    /** The weight of a convolution or linear layer. */
    WEIGHT,
    /** The bias of a convolution or linear layer, or other learned numbers that are added: positions, tokens. */
    BIAS,
    /** The scale of a normalisation. */
    NORM_WEIGHT,
    /** The shift of a normalisation. */
    NORM_BIAS,
    /** A running mean or variance: kept with the model, updated by the forward pass, never by an optimiser. */
    RUNNING_STATISTIC
}
