/** How fast to learn, and when: learning rates over a run. */
@NullMarked
package dev.sightline.train.schedule;

import org.jspecify.annotations.NullMarked;
