package dev.sightline.core.result;

import java.util.List;

/**
 * The objects found in one image, best first; of equal scores, the one found first.
 *
 * @param items may be empty
 */
public record Detections(List<Detection> items) implements Prediction {

    public Detections {
        items = List.copyOf(items);
    }

    /** Those with a score of at least {@code threshold}, in the same order. */
    public Detections atLeast(double threshold) {
        return new Detections(
                items.stream().filter(item -> item.score() >= threshold).toList());
    }
}
