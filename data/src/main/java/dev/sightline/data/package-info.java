/** Datasets on disk and in memory: formats, splits, problems, augmentation and batches. */
@NullMarked
package dev.sightline.data;

import org.jspecify.annotations.NullMarked;
