package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetProblemPolicy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which dataset to read, and how.
 *
 * @param format empty to recognise it
 * @param split {@code train}, {@code val}, {@code test}, or any name that the folder's files define
 * @param labels empty to take the classes from the data; given, names must match, and a class that is not among them is
 *     a problem
 */
public record DatasetSource(
        Path root,
        Optional<DatasetFormat> format,
        String split,
        Optional<LabelMap> labels,
        DatasetProblemPolicy policy) {

    public DatasetSource {
        root = root.toAbsolutePath().normalize();
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(policy, "policy");
        if (split.isBlank()) {
            throw new IllegalArgumentException("a split needs a name, such as train, val or test");
        }
    }

    /** A folder of any format, with its own classes; problems are refused. */
    public static DatasetSource of(Path root, String split) {
        return new DatasetSource(root, Optional.empty(), split, Optional.empty(), DatasetProblemPolicy.FAIL);
    }

    public DatasetSource withFormat(DatasetFormat value) {
        return new DatasetSource(root, Optional.of(value), split, labels, policy);
    }

    public DatasetSource withSplit(String value) {
        return new DatasetSource(root, format, value, labels, policy);
    }

    public DatasetSource withLabels(LabelMap value) {
        return new DatasetSource(root, format, split, Optional.of(value), policy);
    }

    public DatasetSource withPolicy(DatasetProblemPolicy value) {
        return new DatasetSource(root, format, split, labels, value);
    }
}
