package dev.sightline.data.packed;

import dev.sightline.data.DatasetException;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One folder of packed images.
 *
 * @param labels the file {@code labels.json}
 * @param images the files {@code images.*}, or {@code images_1.*}, {@code images_2.*} and so on, in order of number:
 *     the labels go through them one after the other
 */
record PackedFolder(Path labels, List<Path> images) {

    static final String LABELS = "labels.json";

    private static final Pattern IMAGES = Pattern.compile("images(?:[-_]?(\\d{1,9}))?");

    PackedFolder {
        images = List.copyOf(images);
    }

    /** The folder's own under {@code all}, or those of folders that are called like splits; empty if there are none. */
    static SortedMap<String, PackedFolder> find(Path root) throws IOException {
        SortedMap<String, PackedFolder> found = new TreeMap<>(SplitNames.ORDER);
        Optional<PackedFolder> whole = at(root);
        if (whole.isPresent()) {
            found.put(SplitNames.ALL, whole.get());
            return found;
        }
        for (Path child : ImageFolder.children(root, true)) {
            String name = ImageFolder.name(child);
            Optional<PackedFolder> split = SplitNames.known(name) ? at(child) : Optional.empty();
            if (split.isPresent() && found.put(SplitNames.usual(name), split.get()) != null) {
                throw new DatasetException(root + " has two folders of the split '" + SplitNames.usual(name)
                        + "', one of them " + child + "; keep one of them");
            }
        }
        return found;
    }

    /** What makes it packed images, for people. */
    String reason() {
        return LABELS + " beside " + ImageFolder.name(images.get(0))
                + (images.size() == 1 ? "" : " and " + (images.size() - 1) + " more");
    }

    private static Optional<PackedFolder> at(Path folder) throws IOException {
        Path labels = folder.resolve(LABELS);
        if (!Files.isRegularFile(labels)) {
            return Optional.empty();
        }
        List<Path> images = new ArrayList<>(ImageFolder.children(folder, false).stream()
                .filter(file -> ImageFolder.isImage(file) && stem(file).matches())
                .toList());
        images.sort(Comparator.comparingInt(PackedFolder::number));
        return images.isEmpty() ? Optional.empty() : Optional.of(new PackedFolder(labels, images));
    }

    private static Matcher stem(Path file) {
        return IMAGES.matcher(ImageFolder.withoutExtension(ImageFolder.name(file)));
    }

    private static int number(Path file) {
        Matcher stem = stem(file);
        return stem.matches() && stem.group(1) != null ? Integer.parseInt(stem.group(1)) : 0;
    }
}
