/** A network's predictions over a dataset, and the metrics that follow from them. */
@NullMarked
package dev.sightline.train.evaluate;

import org.jspecify.annotations.NullMarked;
