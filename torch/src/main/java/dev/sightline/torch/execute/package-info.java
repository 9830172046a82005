/**
 * A graph's operations, parameters and batches as tensors. An inner room: its signatures show native types, and no other
 * module enters it.
 *
 * <p>Independent of losses and optimisers.
 */
@NullMarked
package dev.sightline.torch.execute;

import org.jspecify.annotations.NullMarked;
