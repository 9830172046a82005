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

    /**
     * The boxes of a prediction that must be a detector's.
     *
     * @param user what takes no other kind, for the message
     * @throws IllegalArgumentException if it is of another kind
     */
    public static Detections of(Prediction prediction, String user) {
        if (prediction instanceof Detections detections) {
            return detections;
        }
        throw new IllegalArgumentException(
                user + ": the boxes of a detector are needed, received " + prediction.kind());
    }

    @Override
    public <R> R accept(Prediction.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<ClassScore> predicted(double least) {
        return atLeast(least).items().stream()
                .map(item -> new ClassScore(item.label(), item.score()))
                .toList();
    }

    @Override
    public String predictedInWords(double least) {
        return kind() + " of score " + least + " or more";
    }

    @Override
    public String kind() {
        return "boxes";
    }
}
