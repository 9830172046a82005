/** Many images, or the frames of a video, through a model: reading, predicting, drawing and writing overlap. */
@NullMarked
package dev.sightline.infer.batch;

import org.jspecify.annotations.NullMarked;
