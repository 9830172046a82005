/**
 * Statistics over a network's activations, from which an int8 model takes its ranges.
 *
 * <p>Plain arithmetic on numbers: which tensors are watched, and what runs the network, is the business of others.
 */
@NullMarked
package dev.sightline.onnx.calibrate;

import org.jspecify.annotations.NullMarked;
