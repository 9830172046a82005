/** What a measurement depends on and no recipe states: the machine. Knows nothing of training or inference. */
@NullMarked
package dev.sightline.core.machine;

import org.jspecify.annotations.NullMarked;
