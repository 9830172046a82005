package dev.sightline.train.checkpoint;

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
    U8(1);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
