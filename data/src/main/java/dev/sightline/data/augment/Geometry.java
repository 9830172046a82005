package dev.sightline.data.augment;

/**
 * A change of where pixels lie, by a map that targets follow: {@link Crop} chooses which part of a source image is used
 * and how it is resized, {@link CanvasMap} maps the whole canvas.
 */
public sealed interface Geometry extends Augmentation permits Crop, CanvasMap {}
