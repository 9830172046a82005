package dev.sightline.core.contract;

/** The order of a tensor's axes. */
public enum Layout {
    /** {@code [batch, channels, height, width]}. */
    NCHW,
    /** {@code [batch, height, width, channels]}. */
    NHWC
}
