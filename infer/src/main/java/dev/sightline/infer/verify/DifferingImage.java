package dev.sightline.infer.verify;

import dev.sightline.core.result.Prediction;
import java.nio.file.Path;

/** An image on which the two sides differ in the high bands, to look at. */
public record DifferingImage(String id, Path file, Prediction reference, Prediction candidate) {}
