package dev.sightline.train.evaluate;

import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassImages;
import dev.sightline.data.neighbour.ImagePrints;
import dev.sightline.data.neighbour.SharedImages;
import dev.sightline.data.neighbour.SharedPair;
import dev.sightline.image.DecodingRules;
import dev.sightline.train.recipe.ClassDataSettings;
import java.util.ArrayList;
import java.util.List;

/** What makes the metrics on a split worth less: that it chose the checkpoint, or shares images with another. */
final class SplitNotes {

    private static final int SHOWN = 3;

    private SplitNotes() {}

    static List<String> of(TrainedRun run, String split, ClassDataset evaluated) {
        ClassDataSettings data = run.classification().data();
        List<String> notes = new ArrayList<>();
        if (split.equals(data.validation())) {
            notes.add("the split '" + split + "' chose the best epoch, so its metrics flatter; a split that did not"
                    + " choose is for reporting");
        }
        if (!split.equals(data.train())) {
            notes.addAll(shared(run, split, evaluated, data.train()));
        }
        return notes;
    }

    private static List<String> shared(TrainedRun run, String split, ClassDataset evaluated, String train) {
        ClassDataSettings data = run.classification().data();
        ClassImages images = new ClassImages(DecodingRules.of(run.recipe().input()), data.problems());
        List<SharedPair> pairs = SharedImages.between(
                        ImagePrints.of(run.classes(train).dataset(), images), ImagePrints.of(evaluated, images))
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
                + "', which was learned from: " + some + (pairs.size() > SHOWN ? "; ..." : ""));
    }
}
