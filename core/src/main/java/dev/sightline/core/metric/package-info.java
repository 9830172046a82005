/**
 * Detection metrics: those of COCO, precision-recall and confidence curves, and the confusion matrix.
 *
 * <p>Input is ground truth and detections already in memory; reading them from files belongs to the data module.
 * Nothing here draws or prints.
 */
@NullMarked
package dev.sightline.core.metric;

import org.jspecify.annotations.NullMarked;
