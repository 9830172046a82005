/**
 * The contract: everything between an image file and a tensor, and between a tensor and a prediction, as one value.
 *
 * <p>Only the arithmetic is here (sizes, offsets, mapping boxes back); pixels are moved by the executor in the image
 * module, the one place that does so.
 */
@NullMarked
package dev.sightline.core.contract;

import org.jspecify.annotations.NullMarked;
