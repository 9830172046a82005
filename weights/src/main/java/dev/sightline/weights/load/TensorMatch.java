package dev.sightline.weights.load;

import java.util.List;

/**
 * A stored tensor and the parameter of the same name, after renaming.
 *
 * @param stored the name in the file
 * @param path the parameter's path in the network
 * @param storedShape sizes of the axes in the file
 * @param shape sizes of the axes the network needs
 */
public record TensorMatch(String stored, String path, List<Integer> storedShape, List<Integer> shape) {

    public TensorMatch {
        storedShape = List.copyOf(storedShape);
        shape = List.copyOf(shape);
    }

    /** Whether the shapes are equal. */
    public boolean fits() {
        return storedShape.equals(shape);
    }

    /** Whether the file has it under another name. */
    public boolean isRenamed() {
        return !stored.equals(path);
    }

    String renaming() {
        return isRenamed() ? stored + " -> " + path : path;
    }
}
