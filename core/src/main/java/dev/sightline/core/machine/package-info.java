/** What a measurement depends on and no recipe states: the machine. Independent of training and inference. */
@NullMarked
package dev.sightline.core.machine;

import org.jspecify.annotations.NullMarked;
