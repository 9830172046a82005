/**
 * Whether a parsed file has the structure ONNX demands: versions, names made once and before they are read, tensors as long
 * as their dims. An inner room: its signatures show generated classes, and no other module enters it.
 */
@NullMarked
package dev.sightline.onnx.check;

import org.jspecify.annotations.NullMarked;
