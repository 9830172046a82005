package dev.sightline.train.evaluate;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Dataset;
import dev.sightline.data.SampleImages;
import dev.sightline.data.neighbour.ImagePrints;
import dev.sightline.data.neighbour.SharedImages;
import dev.sightline.data.neighbour.SharedPair;
import dev.sightline.image.DecodingRules;
import dev.sightline.train.recipe.DataSettings;
import dev.sightline.train.recipe.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What limits a split's metrics: it chose the checkpoint, or it shares images with the training split. */
final class SplitNotes {

    private static final int SHOWN = 3;

    private SplitNotes() {}

    static List<String> of(TrainingRecipe recipe, LabelMap labels, String split, Dataset evaluated) {
        DataSettings data = recipe.data();
        List<String> notes = new ArrayList<>();
        if (split.equals(data.validation())) {
            notes.add("the split '" + split + "' chose the best epoch, so its metrics flatter; a split that did not"
                    + " choose is for reporting");
        }
        if (!split.equals(data.train())) {
            notes.addAll(shared(recipe, labels, split, evaluated));
        }
        return notes;
    }

    private static List<String> shared(TrainingRecipe recipe, LabelMap labels, String split, Dataset evaluated) {
        DataSettings data = recipe.data();
        String train = data.train();
        Dataset trained = data.reading(train, Optional.of(labels)).dataset();
        SampleImages images = new SampleImages(DecodingRules.of(recipe.input()), data.problems());
        List<SharedPair> pairs = SharedImages.between(
                        ImagePrints.of(trained, images), ImagePrints.of(evaluated, images))
                .pairs();
        if (pairs.isEmpty()) {
            return List.of();
        }
        String some = pairs.stream()
                .limit(SHOWN)
                .map(pair -> pair.first().id() + " and " + pair.second().id())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        return List.of("the split '" + split + "' shares " + pairs.size() + " images with '" + train
                + "', which was trained on: " + some + (pairs.size() > SHOWN ? "; ..." : ""));
    }
}
