package dev.sightline.cli.model;

import dev.sightline.core.classification.ClassifiedImage;
import dev.sightline.core.classification.Reliability;
import dev.sightline.core.classification.TemperatureFit;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.torch.InferenceSession;
import dev.sightline.train.evaluate.ClassificationEvaluation;
import dev.sightline.train.evaluate.ClassificationPass;
import dev.sightline.train.evaluate.TrainedRun;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The head that a run's model file carries: with the temperature that fits its confidences to the validation split. */
final class FittedTemperature {

    private FittedTemperature() {}

    /** Fits it; a classifier of several classes at once has none. */
    static ClassificationHead of(TrainedRun run, Consumer<String> log) {
        ClassificationHead head = run.classification().head();
        if (head.scores() != ClassificationHead.ScoreRule.SOFTMAX) {
            return head;
        }
        String split = run.recipe().validationSplit();
        ClassDataset dataset = run.classes(split).dataset();
        List<ClassifiedImage> predictions;
        try (InferenceSession session = run.session()) {
            predictions = ClassificationPass.classified(ClassificationEvaluation.of(
                            split,
                            dataset,
                            run.recipe().input(),
                            session,
                            run.classification().data().problems())
                    .predictions());
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
