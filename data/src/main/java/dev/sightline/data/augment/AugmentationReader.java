package dev.sightline.data.augment;

import dev.sightline.config.NearestWord;
import dev.sightline.config.Section;
import dev.sightline.config.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the {@code augment} list of a recipe: {@code - mosaic: {probability: 1.0}}, or {@code - horizontal-flip} with
 * every setting at its default.
 */
public final class AugmentationReader {

    private static final Map<String, Function<Section, Augmentation>> KINDS = kinds();

    private AugmentationReader() {}

    /** The augmentations in the order they are listed in; faults are noted in the recipe's problems. */
    public static List<Augmentation> read(Section root) {
        List<Augmentation> augmentations = new ArrayList<>();
        for (Step step : root.steps("augment")) {
            Function<Section, Augmentation> kind = KINDS.get(step.name());
            if (kind == null) {
                root.problem("augment", unknown(step.name()));
                step.settings().ignoreOthers();
            } else if (augmentations.stream().anyMatch(known -> known.name().equals(step.name()))) {
                root.problem("augment", "lists " + step.name() + " twice; each kind applies at most once");
                step.settings().ignoreOthers();
            } else {
                augmentations.add(kind.apply(step.settings()));
            }
        }
        return augmentations;
    }

    private static Map<String, Function<Section, Augmentation>> kinds() {
        Map<String, Function<Section, Augmentation>> kinds = new LinkedHashMap<>();
        kinds.put("mosaic", AugmentationReader::mosaic);
        kinds.put("mix-up", AugmentationReader::mixUp);
        kinds.put("random-crop", AugmentationReader::randomCrop);
        kinds.put("random-affine", AugmentationReader::randomAffine);
        kinds.put("horizontal-flip", section -> new HorizontalFlip(probability(section, 0.5)));
        kinds.put("vertical-flip", section -> new VerticalFlip(probability(section, 0.5)));
        kinds.put("hsv", AugmentationReader::hsv);
        return kinds;
    }

    private static Augmentation mosaic(Section section) {
        return new Mosaic(
                probability(section, 1),
                section.integer("off-last-epochs").between(0, 10_000).orElse(10));
    }

    private static Augmentation mixUp(Section section) {
        return new MixUp(
                probability(section, 0.1),
                section.number("beta").between(0.001, 1000).orElse(32),
                section.integer("off-last-epochs").between(0, 10_000).orElse(10));
    }

    private static Augmentation randomCrop(Section section) {
        return new RandomCrop(
                probability(section, 0.5),
                section.number("min-scale").between(1e-6, 1).orElse(0.5),
                section.number("max-aspect-ratio").between(1, 10).orElse(2));
    }

    private static Augmentation randomAffine(Section section) {
        return new RandomAffine(
                section.number("rotation-degrees").between(0, 180).orElse(0),
                section.number("translate").between(0, 1).orElse(0.1),
                section.number("scale").between(0, 0.99).orElse(0.5),
                section.number("shear-degrees").between(0, 40).orElse(0));
    }

    private static Augmentation hsv(Section section) {
        return new HsvJitter(
                section.number("hue").between(0, 0.5).orElse(0.015),
                section.number("saturation").between(0, 1).orElse(0.7),
                section.number("value").between(0, 1).orElse(0.4));
    }

    private static double probability(Section section, double fallback) {
        return section.number("probability").between(0, 1).orElse(fallback);
    }

    private static String unknown(String name) {
        String near = NearestWord.among(KINDS.keySet(), name)
                .map(word -> "did you mean " + word + "? ")
                .orElse("");
        return "has no kind '" + name + "'; " + near + "accepted: " + String.join(", ", KINDS.keySet());
    }
}
