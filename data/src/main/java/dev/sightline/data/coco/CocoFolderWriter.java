package dev.sightline.data.coco;

import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.source.AnnotationProperty;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitsToWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code annotations/train.json} with {@code images/train/}, and so on. */
final class CocoFolderWriter implements FormatWriter {

    @Override
    public Set<AnnotationProperty> holds() {
        return EnumSet.allOf(AnnotationProperty.class);
    }

    @Override
    public List<String> losses(SplitsToWrite dataset) {
        return List.of();
    }

    @Override
    public void write(SplitsToWrite dataset) throws IOException {
        for (Map.Entry<String, Dataset> split : dataset.splits().entrySet()) {
            Path images = dataset.folder().resolve("images").resolve(split.getKey());
            List<String> names = new ArrayList<>();
            for (Sample sample : split.getValue().samples()) {
                names.add(dataset.transfer().transfer(sample.file(), images, sample.id()));
            }
            CocoWriter.write(
                    dataset.folder().resolve("annotations/" + split.getKey() + ".json"), split.getValue(), names);
        }
    }
}
