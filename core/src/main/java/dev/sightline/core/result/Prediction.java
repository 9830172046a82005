package dev.sightline.core.result;

/** A model's prediction about one image. Permitted kinds: {@link Detections}, {@link Classification}. */
public sealed interface Prediction permits Detections, Classification {}
