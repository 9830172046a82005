/**
 * What every model family is and shares: its interface, the options of a network, its stages, and the attention blocks
 * that may stand behind them.
 *
 * <p>A family only builds graphs: losses, decoding and weights are elsewhere. The families themselves are in the room of
 * their task, {@code classify} or {@code detect}; {@code catalogue} lists them.
 */
@NullMarked
package dev.sightline.nn.family;

import org.jspecify.annotations.NullMarked;
