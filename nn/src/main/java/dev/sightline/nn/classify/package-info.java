/**
 * Families of classifiers, one file each where it will do, and the blocks they share.
 *
 * <p>Parameter paths are those of each family's public checkpoints, so that their weights load by name.
 */
@NullMarked
package dev.sightline.nn.classify;

import org.jspecify.annotations.NullMarked;
