package dev.sightline.deploy.export;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** What a task adds to the export of a run. */
interface TaskExport {

    /** The thresholds that the file suggests, chosen on the validation split; may be empty. */
    List<OperatingPoint> operatingPoints() throws IOException;

    /** What the file carries. */
    Contract contract(List<OperatingPoint> points) throws IOException;

    /** The network as the file holds it, made from its raw outputs. */
    OnnxModel finished(OnnxModel raw);

    /**
     * The export of a run's task.
     *
     * @throws IllegalArgumentException if the form asks for what the task does not have
     */
    static TaskExport of(TrainedRun run, ExportForm.Boxes boxes, Consumer<String> log) {
        return run.recipe().accept(new TrainingRecipe.Visitor<>() {
            @Override
            public TaskExport detection(DetectionRecipe recipe) {
                return new DetectionExport(run, recipe.head(), boxes, log);
            }

            @Override
            public TaskExport classification(ClassificationRecipe recipe) {
                if (boxes != ExportForm.Boxes.RAW) {
                    throw new IllegalArgumentException(
                            "--boxes is for detectors; " + run.folder().root() + " names classes");
                }
                return new ClassificationExport(run, recipe, log);
            }
        });
    }
}
