/** Training recipes read into checked values: one record per section, every default in its reader. */
@NullMarked
package dev.sightline.train.recipe;

import org.jspecify.annotations.NullMarked;
