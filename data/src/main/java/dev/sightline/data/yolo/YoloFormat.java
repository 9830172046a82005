package dev.sightline.data.yolo;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * YOLO: {@code images/train/a.jpg} with {@code labels/train/a.txt}, a line {@code class xCenter yCenter width height}
 * for each object, numbers as fractions of the image; names and the places of the splits in {@code data.yaml}.
 *
 * <p>Folders {@code train/images} with {@code train/labels}, and {@code images} with {@code labels} without splits, are
 * read too. An image without a text file has nothing on it. A line with more than five columns is an outline, whose
 * object has the enclosing box.
 */
public final class YoloFormat implements AnnotationFormat {

    private final boolean segments;

    private YoloFormat(boolean segments) {
        this.segments = segments;
    }

    /** Files of boxes. */
    public static YoloFormat boxes() {
        return new YoloFormat(false);
    }

    /** Files of outlines where there are any: the same layout, so that it is recognised as {@link #boxes} alone. */
    public static YoloFormat segments() {
        return new YoloFormat(true);
    }

    private static final int DEPTH = 4;

    @Override
    public String layout() {
        if (segments) {
            return "the same, with a line 'class x y x y x y...' of fractions for each outline";
        }
        return "images/{train,val,test}/ with labels/{train,val,test}/*.txt (or images/ with labels/, or"
                + " train/images with train/labels) and data.yaml with 'names'";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.BOX, AnnotationKind.MASK);
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        if (segments) {
            return Optional.empty();
        }
        Optional<YoloDescription> description = YoloDescription.find(root);
        YoloSources sources = YoloSources.find(root, description);
        for (List<Path> places : sources.places().values()) {
            for (Path place : places) {
                if (Files.isRegularFile(place)) {
                    return Optional.of("a list of images in " + place.getFileName());
                }
                Path labels = YoloPaths.labels(place);
                if (holdsText(labels)) {
                    String names = description
                            .map(found -> ", names in " + found.file().getFileName())
                            .orElse("");
                    return Optional.of(".txt files in " + root.relativize(labels) + "/ beside images in "
                            + root.relativize(place) + "/" + names);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(
                YoloSources.find(root, YoloDescription.find(root)).places().keySet());
    }

    @Override
    public StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException {
        return new YoloSplitReader(request, problems).read();
    }

    @Override
    public Optional<FormatWriter> writer() {
        return Optional.of(new YoloWriter(segments));
    }

    private static boolean holdsText(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return files.anyMatch(YoloPaths::isLabel);
        }
    }
}
