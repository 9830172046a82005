package dev.sightline.infer.verify;

import dev.sightline.core.metric.GroundTruthBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An image to verify on.
 *
 * @param targets boxes that are there, for a detector's metrics; may be empty
 * @param labels the classes it shows, for a classifier's metrics; empty if unknown
 */
public record VerifiedImage(String id, Path file, List<GroundTruthBox> targets, Optional<List<Integer>> labels) {

    public VerifiedImage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        labels = labels.map(List::copyOf);
        targets = List.copyOf(targets);
    }

    /** An image with boxes. */
    public VerifiedImage(String id, Path file, List<GroundTruthBox> targets) {
        this(id, file, targets, Optional.empty());
    }
}
