/** What predictions are worth, in one form for every task. */
@NullMarked
package dev.sightline.core.evaluation;

import org.jspecify.annotations.NullMarked;
