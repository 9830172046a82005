package dev.sightline.core.result;

/** A model's answer about one picture. Permitted kinds: {@link Detections}. */
public sealed interface Prediction permits Detections {}
