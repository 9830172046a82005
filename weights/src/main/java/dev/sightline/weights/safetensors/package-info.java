/**
 * Safetensors files: numbers with names, and no code that could hide among them.
 *
 * <p>Reading, writing and checking of the format, and its tensors as Java arrays. Pure Java, independent of networks.
 * What a run keeps in such files belongs to {@code train.checkpoint}.
 */
@NullMarked
package dev.sightline.weights.safetensors;

import org.jspecify.annotations.NullMarked;
