package dev.sightline.infer.verify;

import dev.sightline.core.metric.TruthBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A picture to verify on.
 *
 * @param truths boxes that are there, for a detector's figures; may be empty
 * @param label the class it shows, for a classifier's figures; empty if unknown
 */
public record VerifiedPicture(String id, Path file, List<TruthBox> truths, OptionalInt label) {

    public VerifiedPicture {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(label, "label");
        truths = List.copyOf(truths);
    }

    /** A picture with boxes. */
    public VerifiedPicture(String id, Path file, List<TruthBox> truths) {
        this(id, file, truths, OptionalInt.empty());
    }
}
