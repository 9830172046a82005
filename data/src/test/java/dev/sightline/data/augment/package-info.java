/** Tests of augmentation. */
@NullMarked
package dev.sightline.data.augment;

import org.jspecify.annotations.NullMarked;
