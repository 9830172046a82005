/**
 * The model families, one small set of files each, and the explicit list of them.
 *
 * <p>A family only builds graphs: losses, decoding and weights are elsewhere.
 */
@NullMarked
package dev.sightline.nn.family;

import org.jspecify.annotations.NullMarked;
