package dev.sightline.train.loop;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.data.TrainedImages;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of images that a run was trained on, kept in its folder so that scoring them is noticed. */
final class TrainedImagesFile {

    private TrainedImagesFile() {}

    /** Writes it: this training's images, those of the run so far, and those that its first weights were trained on. */
    static void keep(RunFolder folder, Task<?> task) throws IOException {
        TrainedImages all = Stream.of(
                        TrainedImages.in(folder.trainedImages()), ofModel(folder), ofWeights(task.recipe()))
                .flatMap(Optional::stream)
                .reduce(task.trainedImages(), TrainedImages::and);
        AtomicFile.writeText(folder.trainedImages(), all.toJson());
    }

    private static Optional<TrainedImages> ofModel(RunFolder folder) {
        return folder.hasStartingModel()
                ? TrainedImages.in(OnnxModel.read(folder.startingModel()).metadata())
                : Optional.empty();
    }

    /** Those of the run that the weights lie in, if it is a run's folder they lie in. */
    private static Optional<TrainedImages> ofWeights(TrainingRecipe recipe) {
        return recipe.run()
                .startingWeights()
                .file()
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .map(Path::getParent)
                .flatMap(run -> TrainedImages.in(new RunFolder(run).trainedImages()));
    }
}
