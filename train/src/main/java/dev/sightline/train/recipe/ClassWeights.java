package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.data.Dataset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each class's part of a classifier's loss is multiplied by ({@code loss.class-weights}).
 *
 * @param kind where the weights come from
 * @param stated weights by class name, 0 or more; classes that are not in it have 1
 */
public record ClassWeights(Kind kind, Map<String, Double> stated) {

    /** Where weights come from. */
    public enum Kind {
        /** All classes count alike. */
        NONE,
        /**
         * {@code N / (C * n)} for a class that {@code n} training images show, where {@code C} classes are shown {@code
         * N} times together: the rule of scikit-learn's {@code compute_class_weight}. Classes without images have 1.
         */
        BALANCED,
        /** They are in the recipe. */
        STATED
    }

    public ClassWeights {
        stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
    }

    static ClassWeights read(Section section) {
        String kind = section.text("kind").oneOf("none", "balanced", "stated").orElse("none");
        return switch (kind) {
            case "balanced" -> new ClassWeights(Kind.BALANCED, Map.of());
            case "stated" -> new ClassWeights(Kind.STATED, stated(section.section("weights")));
            default -> new ClassWeights(Kind.NONE, Map.of());
        };
    }

    /**
     * One weight for each class, in order of class; none where all count alike.
     *
     * @throws IllegalArgumentException if a weight is stated for a class that the training split does not have
     */
    public List<Double> of(Dataset train) {
        return switch (kind) {
            case NONE -> List.of();
            case BALANCED -> balanced(train.imagesPerClass());
            case STATED -> stated(train);
        };
    }

    private List<Double> stated(Dataset train) {
        for (String name : stated.keySet()) {
            if (train.labels().label(name).isEmpty()) {
                throw new IllegalArgumentException("loss.class-weights.weights: there is a weight for class '" + name
                        + "', but the classes are "
                        + String.join(", ", train.labels().names()));
            }
        }
        return train.labels().names().stream()
                .map(name -> stated.getOrDefault(name, 1.0))
                .toList();
    }

    private static List<Double> balanced(List<Integer> counts) {
        double shown = counts.stream().filter(count -> count > 0).count();
        double all = counts.stream().mapToInt(Integer::intValue).sum();
        return counts.stream()
                .map(count -> count == 0 ? 1.0 : all / (shown * count))
                .toList();
    }

    private static Map<String, Double> stated(Section section) {
        Map<String, Double> weights = new LinkedHashMap<>();
        section.names()
                .forEach(name ->
                        weights.put(name, section.number(name).between(0, 1e6).required()));
        return weights;
    }
}
