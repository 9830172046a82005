/**
 * The contract: everything between an image file and a tensor, and between a tensor and a prediction, as one value.
 *
 * <p>Only the arithmetic is here (sizes, offsets, mapping boxes back); pixels are processed only by the executor in
 * the image module.
 */
@NullMarked
package dev.sightline.core.contract;

import org.jspecify.annotations.NullMarked;
