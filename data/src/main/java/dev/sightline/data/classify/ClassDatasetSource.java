package dev.sightline.data.classify;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetProblemPolicy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which images with classes to read, and how.
 *
 * @param format empty to recognise it
 * @param split {@code train}, {@code val}, {@code test}, or any name that the folder's files define
 * @param labels empty to take the classes from the data; given, names must match, and a class that is not among them is
 *     a problem
 * @param listLabels for list files
 * @param cropMargin for crops: how far an image reaches beyond its box on each side, as a fraction of the box's width
 *     and height; 0 to 10
 */
public record ClassDatasetSource(
        Path root,
        Optional<ClassFormat> format,
        String split,
        Optional<LabelMap> labels,
        DatasetProblemPolicy policy,
        ListLabels listLabels,
        double cropMargin) {

    public ClassDatasetSource {
        root = root.toAbsolutePath().normalize();
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(listLabels, "listLabels");
        if (split.isBlank()) {
            throw new IllegalArgumentException("a split needs a name, such as train, val or test");
        }
        if (!(cropMargin >= 0 && cropMargin <= 10)) {
            throw new IllegalArgumentException("the margin of crops must be within 0 to 10, received " + cropMargin);
        }
    }

    /** A folder of any format, with its own classes; problems are refused, crops are as tight as their boxes. */
    public static ClassDatasetSource of(Path root, String split) {
        return new ClassDatasetSource(
                root, Optional.empty(), split, Optional.empty(), DatasetProblemPolicy.FAIL, ListLabels.asFound(), 0);
    }

    public ClassDatasetSource withFormat(ClassFormat value) {
        return new ClassDatasetSource(root, Optional.of(value), split, labels, policy, listLabels, cropMargin);
    }

    public ClassDatasetSource withSplit(String value) {
        return new ClassDatasetSource(root, format, value, labels, policy, listLabels, cropMargin);
    }

    public ClassDatasetSource withLabels(LabelMap value) {
        return new ClassDatasetSource(root, format, split, Optional.of(value), policy, listLabels, cropMargin);
    }

    public ClassDatasetSource withPolicy(DatasetProblemPolicy value) {
        return new ClassDatasetSource(root, format, split, labels, value, listLabels, cropMargin);
    }

    public ClassDatasetSource withListLabels(ListLabels value) {
        return new ClassDatasetSource(root, format, split, labels, policy, value, cropMargin);
    }

    public ClassDatasetSource withCropMargin(double value) {
        return new ClassDatasetSource(root, format, split, labels, policy, listLabels, value);
    }
}
