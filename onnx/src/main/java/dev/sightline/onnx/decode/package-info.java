/**
 * Behind a raw detector's maps: boxes, scores and their suppression as standard ONNX operators.
 */
@NullMarked
package dev.sightline.onnx.decode;

import org.jspecify.annotations.NullMarked;
