package dev.sightline.deploy.evaluate;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One split of annotated images, read once, that model files are scored and verified on. One kind for each task. */
public interface AnnotatedImages {

    int size();

    /**
     * Scores a model, one image at a time, as it will be used. An image that cannot be read is named and left out.
     *
     * @param detection how the boxes of a detector count; of no effect on other tasks
     * @param log receives a line for each image that is left out
     */
    Evaluation evaluate(Predictor predictor, DetectionMetricOptions detection, Consumer<String> log);

    /** Up to {@code count} images to verify on, at even distances. */
    List<VerifiedImage> spread(int count);

    /**
     * The images of a folder, with annotations of the kind that a model predicts, read under the model's labels. Problems are
     * counted and named, not refused: it is the model that is in question.
     *
     * @param split empty to take val or test, made out of the images where the files define none
     */
    static AnnotatedImages of(Contract contract, Path folder, Optional<String> split, Consumer<String> log) {
        return contract.head().accept(new Head.Visitor<>() {
            @Override
            public AnnotatedImages visit(DetectionHead head) {
                return DetectionImages.of(folder, split, contract.labels(), log);
            }

            @Override
            public AnnotatedImages visit(ClassificationHead head) {
                return ClassificationImages.of(folder, split, contract.labels(), head, log);
            }
        });
    }

    /** The images of one split of a run's data. */
    static AnnotatedImages of(TrainedRun run, String split) {
        return run.recipe().accept(new TrainingRecipe.Visitor<>() {
            @Override
            public AnnotatedImages detection(DetectionRecipe recipe) {
                return DetectionImages.of(recipe, split, run.labels());
            }

            @Override
            public AnnotatedImages classification(ClassificationRecipe recipe) {
                return ClassificationImages.of(recipe, split, run.labels());
            }
        });
    }
}
