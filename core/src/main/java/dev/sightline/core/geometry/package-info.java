/**
 * Boxes with their frame in the type, overlaps between boxes, and non-maximum suppression.
 *
 * <p>Everything here is arithmetic on numbers already in memory: no images, no files, no tensors.
 */
@NullMarked
package dev.sightline.core.geometry;

import org.jspecify.annotations.NullMarked;
