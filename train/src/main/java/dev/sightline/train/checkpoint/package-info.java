/**
 * Weights and training state on disk as safetensors: numbers with names, and no code that could hide among them.
 *
 * <p>Pure Java; nothing here knows a network or a native library. What the tensors mean belongs to the training loop.
 */
@NullMarked
package dev.sightline.train.checkpoint;

import org.jspecify.annotations.NullMarked;
