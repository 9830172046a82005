/** What a run's figures depend on and nothing in a recipe says: the machine. Knows nothing of training. */
@NullMarked
package dev.sightline.train.machine;

import org.jspecify.annotations.NullMarked;
