/**
 * Batches for training and evaluation, made ahead of the consumer by a pool of threads: the order of an epoch, the
 * images kept in memory, the tensors handed over. What augmentations do to a sample is decided elsewhere.
 */
@NullMarked
package dev.sightline.data.batch;

import org.jspecify.annotations.NullMarked;
