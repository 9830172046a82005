/** From an image to a prediction in one call: the model file, its contract and the decoder of its outputs together. */
@NullMarked
package dev.sightline.infer.predict;

import org.jspecify.annotations.NullMarked;
