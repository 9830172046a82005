/**
 * A graph's operations, parameters and batches as tensors. An inner room: its signatures show native types, and no other
 * module enters it.
 *
 * <p>Nothing here knows a loss or an optimiser.
 */
@NullMarked
package dev.sightline.torch.execute;

import org.jspecify.annotations.NullMarked;
