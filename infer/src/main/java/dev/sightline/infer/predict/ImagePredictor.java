package dev.sightline.infer.predict;

import dev.sightline.core.result.Prediction;
import dev.sightline.image.Image;

/** Anything that predicts a whole image: a predictor alone, in tiles, or over several views. Safe for several threads. */
@FunctionalInterface
public interface ImagePredictor {

    /** The prediction, boxes in the image's own pixels. */
    Prediction predict(Image image);
}
