/** A search over keys of a recipe: what is tried, how much of it, and what came of it. */
@NullMarked
package dev.sightline.train.tune;

import org.jspecify.annotations.NullMarked;
