package dev.sightline.infer.batch;

import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one input image.
 *
 * @param id unique among the inputs; what files written for it are called
 * @param width in pixels, as shown; 0 where it could not be read
 * @param prediction empty where it could not be read
 * @param problem why it could not be read; empty where it was
 */
public record PredictedImage(
        String id, Path file, int width, int height, Optional<Prediction> prediction, String problem) {

    static PredictedImage of(String id, Path file, int width, int height, Prediction prediction) {
        return new PredictedImage(id, file, width, height, Optional.of(prediction), "");
    }

    static PredictedImage unreadable(String id, Path file, String problem) {
        return new PredictedImage(id, file, 0, 0, Optional.empty(), problem);
    }

    /** Those that could be read. */
    public static List<PredictedImage> read(List<PredictedImage> all) {
        return all.stream().filter(one -> one.prediction().isPresent()).toList();
    }

    /**
     * The boxes of an image that was read.
     *
     * @param format that holds boxes alone, for the message
     * @throws IllegalArgumentException if the prediction is of another kind
     */
    public Detections detections(String format) {
        return Detections.of(
                prediction.orElseThrow(), format + " files hold boxes, a classifier's predictions go into csv");
    }
}
