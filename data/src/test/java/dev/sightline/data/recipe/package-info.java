/** Tests of augmentation. */
@NullMarked
package dev.sightline.data.recipe;

import org.jspecify.annotations.NullMarked;
