package dev.sightline.torch;

/**
 * One raw output of a network, copied out of the native library.
 *
 * @param shape {@code [batch, channels, height, width]}
 * @param values in the order of the axes
 */
public record OutputMap(long[] shape, float[] values) {}
