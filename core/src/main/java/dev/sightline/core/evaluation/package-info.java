/** How good predictions are, in one form for every task. */
@NullMarked
package dev.sightline.core.evaluation;

import org.jspecify.annotations.NullMarked;
