/**
 * The checkpoints of a run: which files there are, what the state of a training run holds, and in which order both are
 * written.
 *
 * <p>The file format belongs to {@code weights.safetensors}.
 */
@NullMarked
package dev.sightline.train.checkpoint;

import org.jspecify.annotations.NullMarked;
