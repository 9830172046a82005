package dev.sightline.torch;

/** The number type that convolutions are computed in; parameters and their updates are always 32-bit floats. */
public enum Precision {
    FLOAT32,
    /** Autocast to bfloat16: the range of a 32-bit float with 8 bits of precision, no loss scaling needed. */
    BFLOAT16,
    /** Autocast to half precision with loss scaling; graphics cards only. */
    FLOAT16
}
