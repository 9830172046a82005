package dev.sightline.nn.family;

/** A family of networks that find boxes. */
public non-sealed interface DetectorFamily extends ModelFamily {

    /** All that is particular to it. */
    DetectorDescription description();
}
