package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.data.SampleImages;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.image.DecodingRules;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.plot.ClassificationPlots;
import dev.sightline.train.recipe.ClassificationRecipe;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The evaluation of a classifier's run. */
final class ClassificationRunEvaluation {

    private ClassificationRunEvaluation() {}

    static RunEvaluation of(TrainedRun run, ClassificationRecipe recipe, String split, Consumer<String> log) {
        DatasetReading reading = recipe.data().reading(split, Optional.of(run.labels()));
        reading.summary().forEach(line -> log.accept(split + ": " + line));
        List<String> notes = SplitNotes.of(recipe, run.labels(), split, reading.dataset());
        notes.forEach(log);
        ClassPredictions predictions;
        try (InferenceSession session = run.session()) {
            predictions = ClassPredictions.of(
                    reading.dataset(), recipe.input(), session, recipe.data().problems());
        }
        ClassifierMetrics metrics = predictions.metrics();
        SampleImages images =
                new SampleImages(DecodingRules.of(recipe.input()), recipe.data().problems());
        return new RunEvaluation(
                split,
                RunEvaluation.of(run, split, reading.dataset(), predictions.evaluation(metrics, notes)),
                folder -> ClassificationPlots.write(metrics, run.labels(), folder),
                folder -> MistakeSheet.write(predictions, images, folder.resolve("mistakes.png")).stream()
                        .toList());
    }
}
