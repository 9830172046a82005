package dev.sightline.infer.verify;

import dev.sightline.core.metric.TruthBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture to verify on.
 *
 * @param truths boxes that are there, for a detector's figures; may be empty
 * @param labels the classes it shows, for a classifier's figures; empty if unknown
 */
public record VerifiedPicture(String id, Path file, List<TruthBox> truths, Optional<List<Integer>> labels) {

    public VerifiedPicture {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        labels = labels.map(List::copyOf);
        truths = List.copyOf(truths);
    }

    /** A picture with boxes. */
    public VerifiedPicture(String id, Path file, List<TruthBox> truths) {
        this(id, file, truths, Optional.empty());
    }
}
