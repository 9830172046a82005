/**
 * Models over images for int8: the ranges their activations take, and what rounding does to them afterwards. Tensors are
 * shown in groups of bounded size, each in a session of its own, so that big models fit.
 */
@NullMarked
package dev.sightline.infer.calibrate;

import org.jspecify.annotations.NullMarked;
