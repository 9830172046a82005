/** How good a classifier's predictions are: top-k accuracy, metrics by class, the confusion matrix and calibration. */
@NullMarked
package dev.sightline.core.classification;

import org.jspecify.annotations.NullMarked;
