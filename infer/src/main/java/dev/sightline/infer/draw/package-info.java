/** Predictions drawn on their images. */
@NullMarked
package dev.sightline.infer.draw;

import org.jspecify.annotations.NullMarked;
