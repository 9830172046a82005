package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which images.
 *
 * @param root folder of the dataset
 * @param format empty to recognise it
 * @param train name of the split trained on
 * @param validation name of the split that chooses the best checkpoint
 * @param labels the classes; empty to take them from the data
 * @param threads that make batches ahead of training
 */
public record DataSettings(
        Path root,
        Optional<DatasetFormat> format,
        String train,
        String validation,
        Optional<LabelMap> labels,
        DatasetProblemPolicy problems,
        int threads) {

    static DataSettings read(Section section) {
        String format =
                section.text("format").oneOf("auto", "coco", "voc", "yolo").orElse("auto");
        String problems =
                section.text("problems").oneOf("fail", "skip-and-count").orElse("fail");
        return new DataSettings(
                Path.of(section.text("root").notBlank().required()),
                format.equals("auto") ? Optional.empty() : Optional.of(DatasetFormat.named(format)),
                section.text("train").notBlank().orElse("train"),
                section.text("validation").notBlank().orElse("val"),
                labels(section),
                DatasetProblemPolicy.valueOf(problems.replace('-', '_').toUpperCase(Locale.ROOT)),
                section.integer("threads").between(1, 256).orElse(2));
    }

    /** One split, read under the run's classes where they are known already. */
    public DatasetSource source(String split, Optional<LabelMap> known) {
        return new DatasetSource(root, format, split, known.or(() -> labels), problems);
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
