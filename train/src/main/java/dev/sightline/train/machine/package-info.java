/** Whether this machine can train: one tiny step, tried. What the machine is stands in {@code core.machine}. */
@NullMarked
package dev.sightline.train.machine;

import org.jspecify.annotations.NullMarked;
