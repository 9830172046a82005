package dev.sightline.data.source;

import dev.sightline.data.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How images get into a new dataset's folder. */
public enum ImageTransfer {
    /** A second file with the same bytes. */
    COPY {
        @Override
        void put(Path from, Path to) throws IOException {
            Files.copy(from, to);
        }
    },
    /** A second name for the same file (a hard link): takes no room, but both must be on one disk. */
    LINK {
        @Override
        void put(Path from, Path to) throws IOException {
            try {
                Files.createLink(to, from.toRealPath());
            } catch (IOException | UnsupportedOperationException e) {
                throw new DatasetException(
                        "cannot hard-link " + from + " to " + to + " (" + e.getMessage() + "); copy the images instead",
                        e);
            }
        }
    };

    abstract void put(Path from, Path to) throws IOException;

    /**
     * Brings an image to {@code folder}, under the path that its id and its own extension make.
     *
     * @return the path below {@code folder}, with {@code /} between names
     */
    public String transfer(Path image, Path folder, String id) throws IOException {
        String name = id + extension(image);
        Path target = NamedPath.within(folder, folder, name)
                .orElseThrow(
                        () -> new DatasetException("the id '" + id + "' of " + image + " is no path within a dataset"));
        if (Files.exists(target)) {
            throw new DatasetException("two images would become " + target + "; the second is " + image
                    + "; ids must differ across the splits of a dataset in this format");
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        put(image, target);
        return name;
    }

    private static String extension(Path image) {
        String name = image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
