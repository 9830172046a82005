/** Memory of a run before its first step: an estimate, what there is, and the batch that fits. */
@NullMarked
package dev.sightline.train.memory;

import org.jspecify.annotations.NullMarked;
