/** The format of packed files: many small images of one size in one file, with their classes beside it. */
@NullMarked
package dev.sightline.data.packed;

import org.jspecify.annotations.NullMarked;
