package dev.sightline.nn;

/** A tensor that a graph returns, under a name. */
public record GraphOutput(String name, Value value) {

    public GraphOutput {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an output needs a name");
        }
    }
}
