/** Learning rates over a run. */
@NullMarked
package dev.sightline.train.schedule;

import org.jspecify.annotations.NullMarked;
