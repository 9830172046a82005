package dev.sightline.onnx.read;

import dev.sightline.onnx.Dimension;
import java.util.List;

/**
 * One input or output of a model as its file declares it.
 *
 * @param elementType in lower case ({@code float32}, {@code uint8}); for other kinds of value their kind ({@code
 *     sequence})
 * @param ranked whether the file states how many axes there are; where it does not, {@code dimensions} is empty
 */
public record TensorDescription(String name, String elementType, boolean ranked, List<Dimension> dimensions) {

    public TensorDescription {
        dimensions = List.copyOf(dimensions);
    }

    /** For people: {@code image float32 [batch, 3, 640, 640]}. */
    @Override
    public String toString() {
        return name + " " + elementType + " " + (ranked ? dimensions : "[unknown rank]");
    }
}
