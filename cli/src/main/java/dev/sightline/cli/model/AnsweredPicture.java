package dev.sightline.cli.model;

import dev.sightline.core.result.Prediction;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one input picture.
 *
 * @param id unique among the inputs; what files written for it are called
 * @param width in pixels, as shown; 0 where it could not be read
 * @param answer empty where it could not be read
 * @param fault why it could not be read; empty where it was
 */
public record AnsweredPicture(String id, Path file, int width, int height, Optional<Prediction> answer, String fault) {

    static AnsweredPicture of(String id, Path file, int width, int height, Prediction answer) {
        return new AnsweredPicture(id, file, width, height, Optional.of(answer), "");
    }

    static AnsweredPicture unreadable(String id, Path file, String fault) {
        return new AnsweredPicture(id, file, 0, 0, Optional.empty(), fault);
    }
}
