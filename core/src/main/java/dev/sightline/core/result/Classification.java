package dev.sightline.core.result;

import java.util.List;

/**
 * A score for each class of one image, best first; of equal scores, the lower class number.
 *
 * @param items one or more
 * @param exclusive whether one class is right; otherwise any number of them, each judged by its own score
 */
public record Classification(List<ClassScore> items, boolean exclusive) implements Prediction {

    /** The score from which on a class of several is predicted. */
    public static final double PREDICTED = .5;

    public Classification {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a classification needs one class or more");
        }
    }

    /** Of classes of which one is right. */
    public Classification(List<ClassScore> items) {
        this(items, true);
    }

    /** What the image shows: the best class, or of several that may be right those of {@value #PREDICTED} and more. */
    public List<ClassScore> predicted() {
        return exclusive
                ? top(1)
                : items.stream().filter(one -> one.score() >= PREDICTED).toList();
    }

    /** The score of a class. */
    public double score(int label) {
        return items.stream()
                .filter(one -> one.label() == label)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no class " + label))
                .score();
    }

    /** The class with the highest score. */
    public ClassScore best() {
        return items.get(0);
    }

    /** The best {@code count}, or all where there are fewer. */
    public List<ClassScore> top(int count) {
        return items.subList(0, Math.min(count, items.size()));
    }

    /**
     * The classes of a prediction that must be a classifier's.
     *
     * @param user what takes no other kind, for the message
     * @throws IllegalArgumentException if it is of another kind
     */
    public static Classification of(Prediction prediction, String user) {
        if (prediction instanceof Classification classification) {
            return classification;
        }
        throw new IllegalArgumentException(
                user + ": the classes of a classifier are needed, received " + prediction.kind());
    }

    @Override
    public <R> R accept(Prediction.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<ClassScore> predicted(double least) {
        return predicted();
    }

    @Override
    public String predictedInWords(double least) {
        return kind();
    }

    @Override
    public String kind() {
        return "classes";
    }
}
