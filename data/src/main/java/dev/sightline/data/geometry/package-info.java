/** Augmentations that map pixels and every kind of target alike: crops of an image, and maps of the whole canvas. */
@NullMarked
package dev.sightline.data.geometry;

import org.jspecify.annotations.NullMarked;
