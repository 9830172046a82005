/** Augmentations that move pixels and map every kind of target along: which part of an image is used, and maps of the whole canvas. */
@NullMarked
package dev.sightline.data.geometry;

import org.jspecify.annotations.NullMarked;
