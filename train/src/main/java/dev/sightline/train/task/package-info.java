/** What a run learns: batches and their target, the loss, and the metrics that choose the best epoch, by kind of prediction. */
@NullMarked
package dev.sightline.train.task;

import org.jspecify.annotations.NullMarked;
