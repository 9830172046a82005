package dev.sightline.train.loop;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.batch.PictureCache;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.train.recipe.DetectionRecipe;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The pictures of a run: the split it learns from and the one that chooses its best epoch, under one label map.
 *
 * @param pictures the resized pictures of both, kept in memory as far as they fit
 */
public record RunData(Dataset train, Dataset validation, PictureCache pictures) {

    /**
     * Reads both splits; what is decided or left out on the way is said.
     *
     * @param labels the run's classes where they are known already, as on resuming
     */
    static RunData read(DetectionRecipe recipe, Optional<LabelMap> labels, Consumer<String> say) {
        Dataset train = split(recipe, recipe.data().train(), labels, say);
        Dataset validation = split(recipe, recipe.data().validation(), Optional.of(train.labels()), say);
        if (labels.isEmpty() && recipe.data().labels().isEmpty()) {
            say.accept("classes taken from the data: "
                    + String.join(", ", train.labels().names()));
        }
        return new RunData(
                train,
                validation,
                new PictureCache(recipe.input(), recipe.data().faults()));
    }

    /** One split by its name, with what its reading decided said aloud. */
    public static Dataset split(DetectionRecipe recipe, String name, Optional<LabelMap> labels, Consumer<String> say) {
        DatasetReading reading = DatasetReader.read(recipe.data().source(name, labels));
        reading.summary().forEach(line -> say.accept(name + ": " + line));
        return reading.dataset();
    }

    /** Changes with any annotation or picture of either split. */
    String fingerprint() throws IOException {
        return DataFingerprint.of(train) + "+" + DataFingerprint.of(validation);
    }

    LabelMap labels() {
        return train.labels();
    }
}
