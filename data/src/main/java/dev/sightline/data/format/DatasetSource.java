package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.source.ListLabels;
import java.nio.file.Path;
import java.util.List;
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
        Path root, Optional<DatasetFormat> format, String split, Optional<LabelMap> labels, ReadingOptions options) {

    public DatasetSource {
        root = root.toAbsolutePath().normalize();
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(options, "options");
        if (split.isBlank()) {
            throw new IllegalArgumentException("a split needs a name, such as train, val or test");
        }
    }

    /** A folder of any format, with its own classes; problems are refused. */
    public static DatasetSource of(Path root, String split) {
        return new DatasetSource(root, Optional.empty(), split, Optional.empty(), ReadingOptions.standard());
    }

    public DatasetSource withFormat(DatasetFormat value) {
        return new DatasetSource(root, Optional.of(value), split, labels, options);
    }

    public DatasetSource withSplit(String value) {
        return new DatasetSource(root, format, value, labels, options);
    }

    public DatasetSource withLabels(LabelMap value) {
        return new DatasetSource(root, format, split, Optional.of(value), options);
    }

    public DatasetSource withPolicy(DatasetProblemPolicy value) {
        return with(new ReadingOptions(
                value, options.needed(), options.listLabels(), options.cropMargin(), options.oneBased()));
    }

    /** Read for annotations of this kind: boxes as crops where classes are needed. */
    public DatasetSource withNeeded(AnnotationKind value) {
        return with(new ReadingOptions(
                options.policy(), Optional.of(value), options.listLabels(), options.cropMargin(), options.oneBased()));
    }

    public DatasetSource withListLabels(ListLabels value) {
        return with(new ReadingOptions(
                options.policy(), options.needed(), value, options.cropMargin(), options.oneBased()));
    }

    public DatasetSource withCropMargin(double value) {
        return with(new ReadingOptions(
                options.policy(), options.needed(), options.listLabels(), value, options.oneBased()));
    }

    /** For VOC files whose corners count pixels from 1 and include the last. */
    public DatasetSource withOneBased(boolean value) {
        return with(new ReadingOptions(
                options.policy(), options.needed(), options.listLabels(), options.cropMargin(), value));
    }

    DatasetException noSplit(List<String> available) {
        return new DatasetException(root + " has no split '" + split + "'; "
                + (available.isEmpty() ? "it has none at all" : "there are: " + String.join(", ", available)));
    }

    private DatasetSource with(ReadingOptions value) {
        return new DatasetSource(root, format, split, labels, value);
    }
}
