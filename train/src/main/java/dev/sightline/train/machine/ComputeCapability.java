package dev.sightline.train.machine;

import java.util.List;
import java.util.OptionalDouble;

/** NVIDIA's number for what a graphics card computes, such as 8.0, as {@code nvidia-smi} reports it. */
public final class ComputeCapability {

    private ComputeCapability() {}

    /** The lowest of this machine's cards, since the tool and libtorch may count them in another order; empty if unknown. */
    public static OptionalDouble lowest() {
        return lowest(CardQuery.ask("compute_cap"));
    }

    /** The lowest number in the tool's lines; empty if there is none, or a line that is no number. */
    static OptionalDouble lowest(List<String> lines) {
        try {
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .mapToDouble(Double::parseDouble)
                    .min();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
