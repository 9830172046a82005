package dev.sightline.config.contract;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.config.Section;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.core.label.LabelMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Reads contracts: a YAML file that gives one to a foreign model, and the JSON that model files carry, which is YAML too.
 *
 * <p>A file gives what differs from a detector's usual input ({@link InputContract#letterboxRgb}); sizes, labels and
 * the head must be written. All problems of a file are reported together, each with its line.
 */
public final class ContractReader {

    /** The version of the format that is written and read. */
    public static final int VERSION = 1;

    private static final int LARGEST_COUNT = 1_000_000;

    private ContractReader() {}

    /**
     * Reads a file.
     *
     * @throws RecipeException with everything that is wrong in it
     */
    public static Contract read(Path file) {
        return contract(Recipe.load(file, List.of()));
    }

    /**
     * Reads a text, such as one found inside a model file; it cannot inherit from files.
     *
     * @param name what messages call it
     * @throws IllegalArgumentException with everything that is wrong in it
     */
    public static Contract parse(String name, String text) {
        if (text.contains("_base_")) {
            throw new IllegalArgumentException(name + ": a contract inside another file cannot have a _base_");
        }
        return contract(Recipe.parse(Path.of(name), text, List.of()));
    }

    /**
     * Reads what becomes of an image from a section in a contract's notation.
     *
     * @return empty if something is wrong, which is noted in the recipe
     */
    public static Optional<InputContract> input(Section section) {
        return InputSection.read(section);
    }

    /** Reads a contract to its end, from a recipe that holds nothing else. */
    static Contract contract(Recipe recipe) {
        Section root = recipe.root();
        root.integer("contract").between(VERSION, VERSION).required();
        Section labelSection = root.section("labels");
        List<String> names = names(labelSection);
        int offset = labelSection.integer("file-offset").between(0, 1).orElse(0);
        Optional<LabelMap> labels = checked(labelSection, "names", () -> new LabelMap(names, offset));
        Optional<InputContract> input = InputSection.read(root.section("input"));
        Optional<Head> head = HeadSection.read(root.section("head"));
        List<OperatingPoint> points = operatingPoints(root, names.size());
        recipe.finish();
        return new Contract(input.orElseThrow(), labels.orElseThrow(), head.orElseThrow(), points);
    }

    /** Names as written, or {@code class 0}, {@code class 1}, ... where only their count is. */
    private static List<String> names(Section section) {
        if (section.has("count") && !section.has("names")) {
            int count = section.integer("count").between(1, LARGEST_COUNT).required();
            return IntStream.range(0, count).mapToObj(label -> "class " + label).toList();
        }
        return section.texts("names").notEmpty().required();
    }

    private static List<OperatingPoint> operatingPoints(Section root, int classes) {
        List<OperatingPoint> points = new ArrayList<>();
        for (Section section : root.sections("operating-points")) {
            String name = section.text("name").notBlank().required();
            List<Double> thresholds = section.numbers("thresholds")
                    .sized(classes, "one for each class")
                    .required();
            if (points.stream().anyMatch(point -> point.name().equals(name))) {
                section.problem("name", "is used twice: '" + name + "'");
            } else if (!thresholds.isEmpty()) {
                checked(section, "thresholds", () -> new OperatingPoint(name, thresholds))
                        .ifPresent(points::add);
            }
        }
        return points;
    }

    /** Makes a value that checks itself; what it refuses becomes a problem of the key. */
    static <T> Optional<T> checked(Section section, String key, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            section.problem(key, "does not fit: " + e.getMessage());
            return Optional.empty();
        }
    }
}
