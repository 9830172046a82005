package dev.sightline.infer.calibrate;

import java.util.OptionalDouble;

/**
 * How far a tensor of an int8 model is from the same one in float.
 *
 * @param node what makes it, by the name that keeps it in float
 * @param operator such as {@code Conv}
 * @param decibels signal to noise, {@code 10 log10(sum a^2 / sum (a - b)^2)} with a in float, all that was lost before it
 *     included; infinite where both are equal
 * @param lost decibels less than the noisiest tensor the node reads: what the node itself adds, above 0 where it does; empty
 *     where everything it reads is exact
 */
public record LayerNoise(String tensor, String node, String operator, double decibels, OptionalDouble lost) {}
