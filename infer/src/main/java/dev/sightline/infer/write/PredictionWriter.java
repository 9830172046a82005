package dev.sightline.infer.write;

import dev.sightline.core.label.LabelMap;
import dev.sightline.infer.batch.PredictedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One format of prediction files. Each file is written aside and renamed. */
public interface PredictionWriter {

    /**
     * Writes the predictions of the images that could be read.
     *
     * @param folder where to
     * @return the files, or the folder where there is one for each image
     * @throws IllegalArgumentException if the format cannot hold predictions of this kind
     */
    List<Path> write(List<PredictedImage> predicted, LabelMap labels, Path folder) throws IOException;
}
