/** Tests of augmentation. */
@NullMarked
package dev.sightline.data.photometry;

import org.jspecify.annotations.NullMarked;
