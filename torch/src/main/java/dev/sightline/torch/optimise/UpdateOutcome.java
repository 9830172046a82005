package dev.sightline.torch.optimise;

/**
 * What an update did.
 *
 * @param gradientNorm Euclidean norm of the whole gradient before clipping; may be infinite or not a number
 * @param applied false when the gradient or the running statistics were not finite and the update was skipped
 * @param statisticsFinite whether every running statistic of batch normalisation is a number
 */
public record UpdateOutcome(double gradientNorm, boolean applied, boolean statisticsFinite) {}
