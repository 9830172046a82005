package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.ModelOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which network.
 *
 * @param family as {@code sightline summary --family} names it
 * @param scale one of the family's variants
 * @param attention blocks added to the published network
 */
public record ModelSettings(String family, String scale, List<Attention> attention) implements DetectionModel {

    public ModelSettings {
        attention = List.copyOf(attention);
    }

    /** @param named empty where the recipe names a family that there is not, which is reported already */
    static ModelSettings read(Section section, Optional<DetectorFamily> named) {
        DetectorFamily family = named.orElseGet(() -> ModelFamilies.detector(USUAL_FAMILY));
        String usual = family.description().published().get(0).variant();
        String scale = section.text("scale").notBlank().orElse(usual);
        if (named.isEmpty()) {
            return new ModelSettings(USUAL_FAMILY, usual, List.of());
        }
        if (!family.variants().contains(scale)) {
            section.problem("scale", "must be one of " + String.join(", ", family.variants()) + ", received " + scale);
        }
        return new ModelSettings(family.name(), scale, AttentionSection.read(section, family, scale));
    }

    @Override
    public DetectorDescription description() {
        return ModelFamilies.detector(family).description();
    }

    @Override
    public Map<String, StoredArray> weights(int classes, int width, int height, Consumer<String> log) {
        return Map.of();
    }

    @Override
    public Map<String, Path> paths() {
        return Map.of();
    }

    @Override
    public Graph build(int classes, int width, int height) {
        return ModelFamilies.named(family).build(new ModelOptions(scale, classes, width, height, attention));
    }
}
