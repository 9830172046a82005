package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.data.batch.Sampling;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code data.sampling}: how often an epoch visits each image. */
final class SamplingSection {

    private static final String REPEATED = "repeated-augmentation";

    private SamplingSection() {}

    static Sampling read(Section section) {
        String kind = section.text("kind")
                .oneOf("every-sample", "equal-classes", "rare-classes-repeated", "class-weights", REPEATED)
                .orElse("every-sample");
        return switch (kind) {
            case "equal-classes" -> Sampling.equalClasses();
            case "rare-classes-repeated" ->
                Sampling.rareClassesRepeated(
                        section.number("threshold").between(1e-6, 1).orElse(.1));
            case "class-weights" -> Sampling.classWeights(weights(section.section("weights")));
            case REPEATED ->
                Sampling.repeatedAugmentation(section.integer("repeats")
                        .between(2, Sampling.RepeatedAugmentation.MAX_REPEATS)
                        .orElse(3));
            default -> Sampling.everySample();
        };
    }

    private static Map<String, Double> weights(Section section) {
        Map<String, Double> weights = new LinkedHashMap<>();
        section.names()
                .forEach(name ->
                        weights.put(name, section.number(name).between(0, 1e6).required()));
        return weights;
    }
}
