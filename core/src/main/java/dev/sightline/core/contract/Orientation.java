package dev.sightline.core.contract;

/** What happens to an image's EXIF orientation tag. */
public enum Orientation {
    /** The image is turned as a viewer would show it. */
    APPLY_EXIF,
    /** The stored pixels are taken as they are. */
    IGNORE_EXIF
}
