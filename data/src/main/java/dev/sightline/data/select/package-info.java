/** Datasets changed by choice after they were read: other classes, a share of the images, no difficult boxes. */
@NullMarked
package dev.sightline.data.select;

import org.jspecify.annotations.NullMarked;
