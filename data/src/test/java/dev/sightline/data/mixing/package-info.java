/** Tests of augmentation. */
@NullMarked
package dev.sightline.data.mixing;

import org.jspecify.annotations.NullMarked;
