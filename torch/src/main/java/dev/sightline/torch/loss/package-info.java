/**
 * What training lowers: options and objectives for callers, and behind them the arithmetic on tensors.
 *
 * <p>A loss reads a network's raw outputs by name; what the outputs mean is decoded elsewhere.
 */
@NullMarked
package dev.sightline.torch.loss;

import org.jspecify.annotations.NullMarked;
