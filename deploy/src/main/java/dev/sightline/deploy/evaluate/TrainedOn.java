package dev.sightline.deploy.evaluate;

import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.data.Dataset;
import dev.sightline.data.TrainedImages;
import dev.sightline.infer.predict.Predictor;

/** How many of the images that a model file is scored on it was trained on. */
final class TrainedOn {

    private TrainedOn() {}

    /** The evaluation with that number, where the file states what it was trained on. */
    static Evaluation stated(Predictor predictor, Dataset scored, Evaluation evaluation) {
        return TrainedImages.in(predictor.session().metadata())
                .map(trained -> evaluation.withTrainedOn(trained.among(scored.samples())))
                .orElse(evaluation);
    }
}
