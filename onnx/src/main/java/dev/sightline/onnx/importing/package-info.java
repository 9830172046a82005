/**
 * An ONNX file as a graph with weights, so that it can be trained further.
 *
 * <p>A rule for each operator that is understood; what is not is named.
 */
@NullMarked
package dev.sightline.onnx.importing;

import org.jspecify.annotations.NullMarked;
