package dev.sightline.data.list;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.ImageReference;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.NamedPath;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From lines to images that are there. */
record ListedImages(Path root, Path file, ListMeaning meaning, DatasetProblemLog problems) {

    List<StatedImage> of(List<ListLine> lines) {
        Set<Path> seen = new HashSet<>();
        List<StatedImage> images = new ArrayList<>();
        for (ListLine line : lines) {
            Optional<Path> image = NamedPath.resolve(root, line.path()).filter(Files::isRegularFile);
            Optional<List<String>> labels = labels(line);
            if (image.isEmpty()) {
                problem(DatasetProblemKind.MISSING_IMAGE, line, "there is no file '" + line.path() + "' in " + root);
            } else if (!seen.add(image.get())) {
                problem(DatasetProblemKind.DUPLICATE_ID, line, "'" + line.path() + "' was listed before");
            } else if (labels.isPresent()) {
                images.add(StatedImage.ofClasses(
                        id(image.get()),
                        ImageReference.whole(image.get()),
                        labels.get(),
                        new Origin(file, line.number())));
            }
        }
        return images;
    }

    private Optional<List<String>> labels(ListLine line) {
        try {
            return Optional.of(meaning.of(line));
        } catch (DatasetException e) {
            boolean several = line.labels().size() > 1;
            problem(
                    several ? DatasetProblemKind.SEVERAL_LABELS : DatasetProblemKind.MALFORMED_FILE,
                    line,
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private String id(Path image) {
        Path named = image.startsWith(root) ? root.relativize(image) : image;
        return named.toString().replace('\\', '/');
    }

    private void problem(DatasetProblemKind kind, ListLine line, String message) {
        problems.add(kind, file, line.number(), message);
    }
}
