package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.Graph;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.ModelFamilies;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.StoredArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    static ModelSettings read(Section section) {
        String family = section.text("family")
                .oneOf(ModelFamilies.detectors().stream().map(ModelFamily::name).toList())
                .orElse("yolov8");
        String scale = section.text("scale").notBlank().orElse("n");
        if (ModelFamilies.detectors().stream().noneMatch(known -> known.name().equals(family))) {
            return new ModelSettings(family, scale, List.of());
        }
        ModelFamily known = ModelFamilies.detector(family);
        if (!known.variants().contains(scale)) {
            section.problem("scale", "must be one of " + String.join(", ", known.variants()) + ", received " + scale);
        }
        return new ModelSettings(family, scale, AttentionSection.read(section, known, scale));
    }

    @Override
    public BoxCoding boxes() {
        return ModelFamilies.detector(family).boxes();
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
