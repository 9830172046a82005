/** A network's answers over a dataset, and the figures that follow from them. */
@NullMarked
package dev.sightline.train.evaluate;

import org.jspecify.annotations.NullMarked;
