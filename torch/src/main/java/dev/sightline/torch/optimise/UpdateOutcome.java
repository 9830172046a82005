package dev.sightline.torch.optimise;

/**
 * What an update did.
 *
 * @param gradientNorm Euclidean norm of the whole gradient before clipping; may be infinite or not a number
 * @param applied false when half precision overflowed and the update was skipped
 */
public record UpdateOutcome(double gradientNorm, boolean applied) {}
