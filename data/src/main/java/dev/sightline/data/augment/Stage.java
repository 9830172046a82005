package dev.sightline.data.augment;

/** The order in which kinds of augmentation apply, whatever order a recipe lists them in. */
public enum Stage {
    /** Which images make the canvas, and where each lies. */
    ARRANGEMENT,
    /** Which part of each image is used. */
    SELECTION,
    /** Maps of the whole canvas, composed into one. */
    GEOMETRY,
    /** Colours of the whole canvas. */
    COLOUR,
    /** Mixing with another finished canvas. */
    BLEND
}
