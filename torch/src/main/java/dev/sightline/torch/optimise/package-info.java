/**
 * How parameters change: update rules, averages, loss scaling, and the vectors they work on.
 *
 * <p>Which parameters are trainable is {@link dev.sightline.torch.LearningPlan}'s to say; when a learning rate changes is
 * the caller's.
 */
@NullMarked
package dev.sightline.torch.optimise;

import org.jspecify.annotations.NullMarked;
