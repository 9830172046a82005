/** Predictions as files that other tools read. */
@NullMarked
package dev.sightline.infer.write;

import org.jspecify.annotations.NullMarked;
