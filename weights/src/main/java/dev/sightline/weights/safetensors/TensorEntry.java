package dev.sightline.weights.safetensors;

import java.util.List;

/**
 * One entry of a header.
 *
 * @param shape sizes of the axes
 * @param begin first byte, counted from the end of the header
 * @param end one behind the last byte
 */
record TensorEntry(String name, StoredType type, List<Long> shape, long begin, long end) {

    long[] axes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    long bytes() {
        return end - begin;
    }
}
