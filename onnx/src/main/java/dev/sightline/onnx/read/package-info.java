/**
 * An ONNX file as a checked, immutable value, and what it holds: nodes, tensors, inputs, outputs, free text.
 *
 * <p>What a model's predictions mean is the business of its contract.
 */
@NullMarked
package dev.sightline.onnx.read;

import org.jspecify.annotations.NullMarked;
