package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.batch.Sampling;
import dev.sightline.data.classify.ClassDatasetSource;
import dev.sightline.data.classify.ClassFormat;
import dev.sightline.data.classify.ListLabels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which images with classes, and how often each.
 *
 * @param root folder of the dataset
 * @param format empty to recognise it
 * @param train name of the split learned from
 * @param validation name of the split that chooses the best checkpoint
 * @param labels the classes; empty to take them from the data
 * @param threads that make batches ahead of training
 * @param multiLabel whether an image may show any number of classes
 * @param cropMargin how far crops of annotated boxes reach beyond them, as a share of the box
 */
public record ClassDataSettings(
        Path root,
        Optional<ClassFormat> format,
        String train,
        String validation,
        Optional<LabelMap> labels,
        DatasetProblemPolicy problems,
        int threads,
        boolean multiLabel,
        double cropMargin,
        Sampling sampling) {

    static ClassDataSettings read(Section section) {
        String format = section.text("format")
                .oneOf("auto", "folders", "list", "crops", "packed")
                .orElse("auto");
        String problems =
                section.text("problems").oneOf("fail", "skip-and-count").orElse("fail");
        return new ClassDataSettings(
                Path.of(section.text("root").notBlank().required()),
                format.equals("auto") ? Optional.empty() : Optional.of(ClassFormat.named(format)),
                section.text("train").notBlank().orElse("train"),
                section.text("validation").notBlank().orElse("val"),
                labels(section),
                DatasetProblemPolicy.valueOf(problems.replace('-', '_').toUpperCase(Locale.ROOT)),
                section.integer("threads").between(1, 256).orElse(2),
                section.flag("multi-label").orElse(false),
                section.number("crop-margin").between(0, 10).orElse(0),
                sampling(section.section("sampling")));
    }

    /** One split, read under the run's classes where they are known already. */
    public ClassDatasetSource source(String split, Optional<LabelMap> known) {
        return new ClassDatasetSource(
                root,
                format,
                split,
                known.or(() -> labels),
                problems,
                multiLabel ? ListLabels.several() : ListLabels.one(),
                cropMargin);
    }

    private static Sampling sampling(Section section) {
        String kind = section.text("kind")
                .oneOf("every-sample", "equal-classes", "rare-classes-repeated", "class-weights")
                .orElse("every-sample");
        return switch (kind) {
            case "equal-classes" -> Sampling.equalClasses();
            case "rare-classes-repeated" ->
                Sampling.rareClassesRepeated(
                        section.number("threshold").between(1e-6, 1).orElse(.1));
            case "class-weights" -> Sampling.classWeights(weights(section.section("weights")));
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

    private static Optional<LabelMap> labels(Section section) {
        Optional<List<String>> names = section.texts("labels").notEmpty().optional();
        try {
            return names.map(LabelMap::of);
        } catch (IllegalArgumentException e) {
            section.problem("labels", "cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }
}
