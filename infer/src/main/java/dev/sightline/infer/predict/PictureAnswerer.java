package dev.sightline.infer.predict;

import dev.sightline.core.result.Prediction;
import dev.sightline.image.Picture;

/** Anything that answers about a whole picture: a predictor alone, in tiles, or over several views. Safe for several threads. */
@FunctionalInterface
public interface PictureAnswerer {

    /** The answer, boxes in the picture's own pixels. */
    Prediction answer(Picture picture);
}
