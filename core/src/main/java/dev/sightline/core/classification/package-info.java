/** How good a classifier's answers are: top-k accuracy, figures by class, the confusion matrix and calibration. */
@NullMarked
package dev.sightline.core.classification;

import org.jspecify.annotations.NullMarked;
