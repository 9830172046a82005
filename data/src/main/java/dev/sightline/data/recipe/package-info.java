/** The parts of a recipe that belong to data: every kind of augmentation by name, and the reader of {@code augment}. */
@NullMarked
package dev.sightline.data.recipe;

import org.jspecify.annotations.NullMarked;
