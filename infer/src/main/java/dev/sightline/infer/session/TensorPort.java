package dev.sightline.infer.session;

import java.util.List;

/**
 * An input or output of a model as its file declares it.
 *
 * @param elementType in ONNX Runtime's words: {@code FLOAT}, {@code FLOAT16}, {@code UINT8}, {@code INT64}
 * @param dimensions sizes of the axes; -1 where any size is taken
 */
public record TensorPort(String name, String elementType, List<Integer> dimensions) {

    public TensorPort {
        dimensions = List.copyOf(dimensions);
    }

    /** Whether an axis takes any size. */
    public boolean isDynamic(int axis) {
        return dimensions.get(axis) < 0;
    }

    /** Such as {@code images FLOAT [?, 3, 416, 416]}. */
    @Override
    public String toString() {
        List<String> sizes = dimensions.stream()
                .map(size -> size < 0 ? "?" : size.toString())
                .toList();
        return name + " " + elementType + " [" + String.join(", ", sizes) + "]";
    }
}
