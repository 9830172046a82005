package dev.sightline.core.result;

/** A model's answer about one picture. Permitted kinds: {@link Detections}, {@link Classification}. */
public sealed interface Prediction permits Detections, Classification {}
