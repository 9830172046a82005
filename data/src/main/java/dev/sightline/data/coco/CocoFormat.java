package dev.sightline.data.coco;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * COCO: {@code annotations/instances_train.json} (or {@code train.json}, with or without a year) with images in
 * {@code images/train/}, {@code train/} or {@code images/}; or {@code train/_annotations.coco.json} beside the
 * images, as Roboflow exports it.
 *
 * <p>Category ids may leave numbers out: classes are numbered from 0 in order of id. A sample's id is its {@code
 * file_name} without extension. {@code iscrowd}, {@code area} and {@code
 * segmentation} are kept, polygons and runs (also compressed ones). {@code difficult}, which COCO itself does
 * not define, is written and read where set, so that a VOC dataset comes back whole.
 */
public final class CocoFormat implements AnnotationFormat {

    @Override
    public String layout() {
        return "annotations/{train,val,test}.json (or instances_train2017.json and so on) with images/train/, train/ or images/;"
                + " or train/_annotations.coco.json beside the images";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.BOX, AnnotationKind.MASK);
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        Map<String, Path> files = CocoLayout.files(root);
        return files.values().stream()
                .findFirst()
                .map(file -> root.relativize(file).toString());
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(CocoLayout.files(root).keySet());
    }

    @Override
    public StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException {
        return new CocoSplitReader(request, problems).read();
    }

    @Override
    public Optional<FormatWriter> writer() {
        return Optional.of(new CocoFolderWriter());
    }
}
