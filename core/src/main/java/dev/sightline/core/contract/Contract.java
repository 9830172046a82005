package dev.sightline.core.contract;

import dev.sightline.core.label.LabelMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What was trained is what is served: how images enter a network, what its classes mean, how its outputs become
 * predictions, and at which scores it is used, as one value that travels with the weights.
 *
 * @param operatingPoints with unique names, each with one threshold for each label; may be empty
 */
public record Contract(InputContract input, LabelMap labels, Head head, List<OperatingPoint> operatingPoints) {

    public Contract {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(head, "head");
        operatingPoints = List.copyOf(operatingPoints);
        Set<String> names = new HashSet<>();
        for (OperatingPoint point : operatingPoints) {
            if (!names.add(point.name())) {
                throw new IllegalArgumentException("two operating points are named '" + point.name() + "'");
            }
            if (point.thresholds().size() != labels.size()) {
                throw new IllegalArgumentException("operating point '" + point.name() + "' needs a threshold for each"
                        + " of the " + labels.size() + " classes, received "
                        + point.thresholds().size());
            }
        }
    }
    /**
     * The operating point of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public OperatingPoint operatingPoint(String name) {
        return operatingPoints.stream()
                .filter(point -> point.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the model has no operating point '" + name + "'; it has "
                                + (operatingPoints.isEmpty()
                                        ? "none"
                                        : operatingPoints.stream()
                                                .map(OperatingPoint::name)
                                                .toList())));
    }

    /** The same contract under another way to read its outputs. */
    public Contract withHead(Head other) {
        return new Contract(input, labels, other, operatingPoints);
    }
}
