/**
 * How parameters change: update rules, averages, loss scaling, and the vectors they work on.
 *
 * <p>Which parameters are trainable is decided by {@link dev.sightline.torch.LearningPlan}; when a learning rate
 * changes, by the caller.
 */
@NullMarked
package dev.sightline.torch.optimise;

import org.jspecify.annotations.NullMarked;
