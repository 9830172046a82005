package dev.sightline.infer.bench;

import java.util.Locale;

/** The stages between an image's file and its predictions, in their order. */
public enum Stage {
    /** The file's bytes into memory. */
    READ,
    /** Bytes to pixels. */
    DECODE,
    /** Pixels to the input tensor: resizing, padding, scaling, layout. */
    PREPARE,
    /** The network alone. */
    INFER,
    /** Raw outputs to boxes in the source image: decoding and non-maximum suppression. */
    BOXES;

    /** The name in reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
