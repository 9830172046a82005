/**
 * A graph as an ONNX file: one operator or a few for each operation, normalisation folded into convolutions, dynamic
 * axes.
 */
@NullMarked
package dev.sightline.onnx.write;

import org.jspecify.annotations.NullMarked;
