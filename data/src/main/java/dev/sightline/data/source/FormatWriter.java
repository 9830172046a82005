package dev.sightline.data.source;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Writes datasets in one format. Stateless. */
public interface FormatWriter {

    /** What files of this format have a place for. */
    Set<AnnotationProperty> holds();

    /** What this dataset as a whole would lose in this format, beside single annotations' properties; for people. */
    List<String> losses(SplitsToWrite dataset);

    /** Writes a dataset in the layout of this format; annotations are written after their images. */
    void write(SplitsToWrite dataset) throws IOException;
}
