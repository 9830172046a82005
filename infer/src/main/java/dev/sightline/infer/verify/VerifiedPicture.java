package dev.sightline.infer.verify;

import dev.sightline.core.metric.TruthBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A picture to verify on.
 *
 * @param truths what is there, for the figures; may be empty
 */
public record VerifiedPicture(String id, Path file, List<TruthBox> truths) {

    public VerifiedPicture {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        truths = List.copyOf(truths);
    }
}
