/** The parts of a run by kind of prediction: batches and targets, the loss, and metrics that choose the best epoch. */
@NullMarked
package dev.sightline.train.task;

import org.jspecify.annotations.NullMarked;
