package dev.sightline.nn;

/**
 * A handle on a tensor that flows through a graph: output number {@code output} of the input or node {@code producer}.
 *
 * <p>It means something only to the builder or graph it came from.
 */
public record Value(int producer, int output) {}
