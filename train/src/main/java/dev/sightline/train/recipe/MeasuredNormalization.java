package dev.sightline.train.recipe;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeEdit;
import dev.sightline.config.RecipeNode;
import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.data.ColourStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A classifier's recipe that measured colours are written into, in the order of its channels and on the scale it has. The
 * rest of the file stays as it is, comments included.
 */
public final class MeasuredNormalization {

    private static final List<String> KEYS = List.of("input", "normalization");
    private static final String SCALE = "scale";
    private static final String MEAN = "mean";
    private static final String DEVIATION = "standard-deviation";

    private final Path file;
    private final List<String> overrides;
    private final String text;
    private final ClassificationRecipe before;

    private MeasuredNormalization(Path file, List<String> overrides, String text, ClassificationRecipe before) {
        this.file = file;
        this.overrides = overrides;
        this.text = text;
        this.before = before;
    }

    /**
     * Reads the recipe and refuses one that could not be written to.
     *
     * @param data root of the dataset, which the recipe need not name
     * @throws IllegalArgumentException if it is no classifier's, takes grey images, or inherits its normalization from
     *     another file
     */
    public static MeasuredNormalization in(Path file, Path data) throws IOException {
        List<String> overrides = List.of("data.root='" + data.toString().replace("'", "''") + "'");
        Recipe recipe = Recipe.load(file, overrides);
        ClassificationRecipe read = TrainingRecipe.read(recipe).accept(new TrainingRecipe.Visitor<>() {
            @Override
            public ClassificationRecipe detection(DetectionRecipe detection) {
                throw new IllegalArgumentException(
                        file + " is a detector's recipe, whose images are scaled to 0-1 and no more; a classifier's"
                                + " is needed");
            }

            @Override
            public ClassificationRecipe classification(ClassificationRecipe classification) {
                return classification;
            }
        });
        if (read.input().color() == ColorOrder.GRAY) {
            throw new IllegalArgumentException(
                    file + ": input.color is gray; statistics of red, green and blue give none of grey");
        }
        String text = Files.readString(file);
        requireOwn(file, text, recipe);
        return new MeasuredNormalization(file, overrides, text, read);
    }

    /**
     * Writes the statistics into the file.
     *
     * @throws IllegalArgumentException if the normalization there is written in a way that cannot be replaced; the message
     *     names the place, and the file stays as it is
     */
    public void write(ColourStatistics statistics) throws IOException {
        InputContract input = before.input();
        Normalization measured =
                statistics.normalization(input.color(), input.normalization().scale());
        Map<String, String> values = values(measured);
        String edited = edited(values);
        requireNothingElseChanged(edited);
        AtomicFile.writeText(file, edited);
    }

    private String edited(Map<String, String> values) {
        try {
            if (!RecipeEdit.has(text, KEYS)) {
                return RecipeEdit.put(text, KEYS.subList(0, 1), KEYS.get(1), inline(values));
            }
            String edited = text;
            for (String key : List.of(DEVIATION, MEAN, SCALE)) {
                edited = RecipeEdit.put(edited, KEYS, key, values.getOrDefault(key, ""));
            }
            return edited;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", " + e.getMessage() + "; nothing was written, by hand it is normalization: "
                            + inline(values),
                    e);
        }
    }

    private static String inline(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, String> values(Normalization measured) {
        boolean unit = measured.scale() == Normalization.Scale.ZERO_TO_ONE;
        String format = unit ? "%.5f" : "%.3f";
        Map<String, String> values = new LinkedHashMap<>();
        values.put(SCALE, unit ? "0-1" : "0-255");
        values.put(MEAN, rounded(measured.mean(), format));
        values.put(DEVIATION, rounded(measured.standardDeviation(), format));
        return values;
    }

    private static String rounded(List<Double> values, String format) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, format, value))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void requireOwn(Path file, String text, Recipe recipe) {
        recipe.tree()
                .value(KEYS.get(0))
                .filter(RecipeNode.Mapping.class::isInstance)
                .map(RecipeNode.Mapping.class::cast)
                .map(input -> input.entries().get(KEYS.get(1)))
                .filter(entry -> !RecipeEdit.has(text, KEYS))
                .ifPresent(entry -> {
                    throw new IllegalArgumentException(file + " inherits input.normalization from " + entry.origin()
                            + "; write to that file, or give this one a normalization of its own first");
                });
    }

    /** An edit of text can fail on unusual YAML: the result must read back as before, apart from the normalization. */
    private void requireNothingElseChanged(String edited) {
        Map<String, String> expected = leaves(Recipe.parse(file, text, overrides));
        Map<String, String> found = leaves(Recipe.parse(file, edited, overrides));
        String own = String.join(".", KEYS) + ".";
        expected.keySet().removeIf(key -> key.startsWith(own));
        found.keySet().removeIf(key -> key.startsWith(own));
        if (!found.equals(expected)) {
            throw new IllegalStateException(
                    file + ": putting in the normalization would change other keys as well; nothing was written");
        }
        TrainingRecipe.read(Recipe.parse(file, edited, overrides));
    }

    private static Map<String, String> leaves(Recipe recipe) {
        Map<String, String> leaves = new LinkedHashMap<>();
        recipe.tree().accept(new Leaves("", leaves));
        return leaves;
    }

    private record Leaves(String path, Map<String, String> found) implements RecipeNode.Visitor<Boolean> {

        @Override
        public Boolean mapping(RecipeNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> entry.value().accept(at(key)));
            return true;
        }

        @Override
        public Boolean sequence(RecipeNode.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                sequence.items().get(i).accept(at(Integer.toString(i)));
            }
            return true;
        }

        @Override
        public Boolean scalar(RecipeNode.Scalar scalar) {
            found.put(path, scalar.text());
            return true;
        }

        private Leaves at(String key) {
            return new Leaves(path.isEmpty() ? key : path + "." + key, found);
        }
    }
}
