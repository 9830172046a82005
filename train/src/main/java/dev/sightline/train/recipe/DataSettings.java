package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.batch.Sampling;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.format.ReadingOptions;
import dev.sightline.data.source.ListLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which images, and how often each.
 *
 * @param needed what annotations the task needs
 * @param root folder of the dataset
 * @param format empty to recognise it
 * @param train name of the split trained on
 * @param validation name of the split that chooses the best checkpoint
 * @param labels the classes; empty to take them from the data
 * @param threads that make batches ahead of training
 * @param sampling how often each image is trained on
 * @param multiLabel for classes: whether an image may show any number of them
 * @param cropMargin for classes: how far crops of annotated boxes reach beyond them, as a share of the box
 * @param choice what of all that is used
 */
public record DataSettings(
        AnnotationKind needed,
        Path root,
        Optional<DatasetFormat> format,
        String train,
        String validation,
        Optional<LabelMap> labels,
        DatasetProblemPolicy problems,
        int threads,
        Sampling sampling,
        boolean multiLabel,
        double cropMargin,
        DataChoice choice) {

    private static final String AUTO = "auto";
    private static final String MULTI_LABEL = "multi-label";
    private static final String CROP_MARGIN = "crop-margin";

    /**
     * Reads the section of a task that needs annotations of this kind.
     *
     * @param seed of the run, which decides what a fraction of the images is
     */
    static DataSettings read(Section section, AnnotationKind needed, long seed) {
        section.retired("faults", "use data.problems");
        String format = section.text("format").oneOf(formats(needed)).orElse(AUTO);
        String problems =
                section.text("problems").oneOf("fail", "skip-and-count").orElse("fail");
        boolean ofClasses = needed == AnnotationKind.CLASS;
        if (!ofClasses) {
            requireAbsent(section, MULTI_LABEL, needed);
            requireAbsent(section, CROP_MARGIN, needed);
        }
        return new DataSettings(
                needed,
                Path.of(section.text("root").notBlank().required()),
                format.equals(AUTO) ? Optional.empty() : Optional.of(DatasetFormat.named(format)),
                section.text("train").notBlank().orElse("train"),
                section.text("validation").notBlank().orElse("val"),
                labels(section),
                DatasetProblemPolicy.valueOf(problems.replace('-', '_').toUpperCase(Locale.ROOT)),
                section.integer("threads").between(1, 256).orElse(2),
                SamplingSection.read(section.section("sampling")),
                ofClasses && section.flag(MULTI_LABEL).orElse(false),
                ofClasses ? section.number(CROP_MARGIN).between(0, 10).orElse(0) : 0,
                DataChoice.read(section, needed, seed));
    }

    /**
     * Reads a split, its classes changed as the recipe has it.
     *
     * @param known the run's classes where they are known already
     */
    public DatasetReading reading(String split, Optional<LabelMap> known) {
        if (choice.classes().isNone()) {
            return DatasetReader.read(source(split, known));
        }
        DatasetReading reading = DatasetReader.read(source(split, Optional.empty()));
        return reading.with(choice.classes().of(reading.dataset(), known));
    }

    /** Reads the images that are trained on; {@code known} as in {@link #reading}. */
    public DatasetReading trainingReading(Optional<LabelMap> known) {
        DatasetReading reading = reading(train, known);
        return reading.with(choice.training().of(reading.dataset()));
    }

    /** One split, read under the run's classes where they are known already. */
    private DatasetSource source(String split, Optional<LabelMap> known) {
        ListLabels listLabels = multiLabel ? ListLabels.several() : ListLabels.one();
        return new DatasetSource(
                root,
                format,
                split,
                known.or(() -> labels),
                new ReadingOptions(problems, Optional.of(needed), listLabels, cropMargin, choice.oneBased()));
    }

    private static String[] formats(AnnotationKind needed) {
        List<String> words = new ArrayList<>(List.of(AUTO));
        DatasetFormat.holding(needed).forEach(format -> words.add(format.word()));
        return words.toArray(String[]::new);
    }

    private static void requireAbsent(Section section, String key, AnnotationKind needed) {
        if (section.has(key)) {
            section.problem(key, "belongs to tasks on classes of images; this task is on " + needed.text());
        }
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
