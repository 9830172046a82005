/** One training run from its recipe to its last checkpoint. */
@NullMarked
package dev.sightline.train.loop;

import org.jspecify.annotations.NullMarked;
