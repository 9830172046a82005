/**
 * Metrics drawn as PNG files: curves over epochs, recall and confidence, and the confusion matrix. Needs no display, but a
 * font on the machine. Takes metrics that others computed.
 */
@NullMarked
package dev.sightline.train.plot;

import org.jspecify.annotations.NullMarked;
