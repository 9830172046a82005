/** Datasets on disk and in memory: formats, splits, faults, augmentation and batches. */
@NullMarked
package dev.sightline.data;

import org.jspecify.annotations.NullMarked;
