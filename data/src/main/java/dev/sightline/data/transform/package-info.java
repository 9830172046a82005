/** What becomes of a classifier's training images: how they are cropped, changed and mixed. */
@NullMarked
package dev.sightline.data.transform;

import org.jspecify.annotations.NullMarked;
