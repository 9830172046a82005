/**
 * The explicit list of all model families: the one place that lists those of every task.
 *
 * <p>A new family gets its line here and its files in the room of its task.
 */
@NullMarked
package dev.sightline.nn.catalogue;

import org.jspecify.annotations.NullMarked;
