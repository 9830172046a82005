package dev.sightline.core.contract;

/** The number type a model's input takes. */
public enum ElementType {
    FLOAT32,
    FLOAT16,
    UINT8
}
