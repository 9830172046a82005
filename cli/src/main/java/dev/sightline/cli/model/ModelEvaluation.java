package dev.sightline.cli.model;

import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.image.format.PictureException;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.train.evaluate.PictureAnswer;
import dev.sightline.train.evaluate.RunEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model file's answers about annotated pictures, and the figures that follow. */
public record ModelEvaluation(List<PictureAnswer> answers, DetectionFigures figures) {

    public ModelEvaluation {
        answers = List.copyOf(answers);
    }

    /**
     * Takes the model over the dataset, one picture at a time. A picture that cannot be read is named and left out.
     *
     * @param say hears of such pictures
     */
    public static ModelEvaluation of(
            Predictor predictor, Dataset dataset, DetectionMetricOptions metrics, Consumer<String> say) {
        List<PictureAnswer> answers = new ArrayList<>(dataset.size());
        for (Sample sample : dataset.samples()) {
            try {
                Detections found = predictor.detect(sample.picture());
                answers.add(new PictureAnswer(sample, found));
            } catch (PictureException e) {
                say.accept("left out: " + e.getMessage());
            }
        }
        DetectionFigures figures =
                RunEvaluation.figures(answers, dataset.labels().size(), metrics);
        return new ModelEvaluation(answers, figures);
    }
}
