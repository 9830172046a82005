/** Tests of augmentation. */
@NullMarked
package dev.sightline.data.geometry;

import org.jspecify.annotations.NullMarked;
