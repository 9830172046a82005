package dev.sightline.weights.safetensors;

import java.util.Arrays;
import java.util.Optional;

/** The number formats of stored tensors, by their names in safetensors. All are little-endian. */
public enum StoredType {
    F64(8),
    F32(4),
    /** IEEE 754 half precision. */
    F16(2),
    /** The upper half of an F32. */
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    /** One byte, 0 or 1. */
    BOOL(1);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether it holds floating-point numbers, not integers or booleans. */
    public boolean isFloating() {
        return switch (this) {
            case F64, F32, F16, BF16 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
