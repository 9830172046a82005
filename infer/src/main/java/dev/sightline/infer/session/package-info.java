/** Sessions of ONNX Runtime: which hardware runs a model, and one owner for what it takes outside the heap. */
@NullMarked
package dev.sightline.infer.session;

import org.jspecify.annotations.NullMarked;
