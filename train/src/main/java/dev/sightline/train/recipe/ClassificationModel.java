package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.ClassifierFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a classifier's network comes from. */
public sealed interface ClassificationModel {

    /** Handles each kind of origin; a new kind fails to compile until it is handled. */
    interface Visitor<R> {
        R family(OfFamily model);

        R file(OfFile model);
    }

    <R> R accept(Visitor<R> visitor);

    /** The keys whose values are places in the file system. */
    Map<String, Path> paths();

    /**
     * A network that Sightline builds.
     *
     * @param family as {@code sightline summary --family} names it
     * @param variant one of the family's
     * @param attention blocks added to the published network
     */
    record OfFamily(String family, String variant, List<Attention> attention) implements ClassificationModel {

        public OfFamily {
            attention = List.copyOf(attention);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.family(this);
        }

        @Override
        public Map<String, Path> paths() {
            return Map.of();
        }
    }

    /**
     * A network that an ONNX file holds, with its weights; its classifying layer is made anew where the number of classes
     * differs.
     */
    record OfFile(Path onnx) implements ClassificationModel {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.file(this);
        }

        @Override
        public Map<String, Path> paths() {
            return Map.of("model.onnx", onnx);
        }
    }

    /** Reads {@code family}, {@code variant} and {@code attention}, or {@code onnx}. */
    static ClassificationModel read(Section section) {
        if (section.has("onnx")) {
            return new OfFile(Path.of(section.text("onnx").notBlank().required()));
        }
        List<String> names =
                ModelFamilies.classifiers().stream().map(ClassifierFamily::name).toList();
        String family = section.text("family").oneOf(names).required();
        String variant = section.text("variant").notBlank().required();
        if (!names.contains(family)) {
            return new OfFamily(family, variant, List.of());
        }
        ClassifierFamily known = ModelFamilies.classifier(family);
        if (!variant.isEmpty() && !known.variants().contains(variant)) {
            section.problem(
                    "variant", "must be one of " + String.join(", ", known.variants()) + ", received " + variant);
        }
        return new OfFamily(family, variant, AttentionSection.read(section, known, variant));
    }
}
