/** What a run learns: batches and their truth, the loss, and the figures that choose the best epoch, by kind of answer. */
@NullMarked
package dev.sightline.train.task;

import org.jspecify.annotations.NullMarked;
