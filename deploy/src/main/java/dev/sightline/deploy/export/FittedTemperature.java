package dev.sightline.deploy.export;

import dev.sightline.core.classification.ClassifiedImage;
import dev.sightline.core.classification.Reliability;
import dev.sightline.core.classification.TemperatureFit;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.data.Dataset;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.evaluate.ClassPredictions;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The head that a run's model file carries: with the temperature that fits its confidences to the validation split. */
final class FittedTemperature {

    private FittedTemperature() {}

    /** Fits it; a classifier of several classes at once has none. */
    static ClassificationHead of(TrainedRun run, ClassificationRecipe recipe, Consumer<String> log) {
        ClassificationHead head = recipe.head();
        if (head.scores() != ClassificationHead.ScoreRule.SOFTMAX) {
            return head;
        }
        String split = recipe.validationSplit();
        Dataset dataset =
                recipe.data().reading(split, Optional.of(run.labels())).dataset();
        List<ClassifiedImage> predictions;
        try (InferenceSession session = run.session()) {
            predictions = ClassPredictions.of(
                            dataset, recipe.input(), session, recipe.data().problems())
                    .classified();
        }
        double temperature = TemperatureFit.of(predictions);
        log.accept(String.format(
                Locale.ROOT,
                "temperature %.3f, fitted on the split '%s': expected calibration error %.3f, without it %.3f",
                temperature,
                split,
                Reliability.of(predictions, temperature, Reliability.USUAL_BINS).expectedError(),
                Reliability.of(predictions, 1, Reliability.USUAL_BINS).expectedError()));
        return new ClassificationHead(head.output(), head.scores(), head.firstClass(), temperature);
    }
}
