/** Augmentations that make one training image of several samples. */
@NullMarked
package dev.sightline.data.mixing;

import org.jspecify.annotations.NullMarked;
