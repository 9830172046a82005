package dev.sightline.nn;

import dev.sightline.nn.op.Shape;
import java.util.Objects;

/**
 * One named array of a network: its place, size and first values, not its present ones.
 *
 * @param path scopes and name joined by dots, by PyTorch's conventions: {@code model.0.conv.weight}
 */
public record Parameter(String path, Shape shape, ParameterRole role, Initializer initializer) {

    public Parameter {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(initializer, "initializer");
        if (path.isBlank() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw new IllegalArgumentException(
                    "a parameter path is names joined by single dots, as in model.0.conv.weight, received '" + path
                            + "'");
        }
    }

    /** The last part of the path: {@code weight}, {@code bias}, {@code running_mean} or {@code running_var}. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether an optimiser may update it; false for running statistics alone. Freezing is the trainer's choice. */
    public boolean isTrainable() {
        return role != ParameterRole.RUNNING_STATISTIC;
    }
}
