package dev.sightline.data.source;

import dev.sightline.core.label.LabelMap;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What to read from a folder.
 *
 * @param split a name that the format lists for this folder
 * @param labels the classes, where the caller fixes them; files of a format that holds no names need it
 * @param listLabels for list files
 * @param oneBased for VOC: whether corners count pixels from 1 and include the last
 */
public record SplitRequest(
        Path root, String split, Optional<LabelMap> labels, ListLabels listLabels, boolean oneBased) {

    public SplitRequest {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(listLabels, "listLabels");
    }
}
