package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which format a folder is in.
 *
 * @param needed the annotations that are needed; empty to take the folder as it is, not its boxes as crops
 */
record FormatSearch(Path root, Optional<AnnotationKind> needed) {

    Recognition find() {
        if (!Files.isDirectory(root)) {
            throw new DatasetException(
                    root + " is not a folder; a dataset is a folder in one of these formats:\n" + layouts());
        }
        try {
            List<Recognition> found = candidates(formats(), root);
            if (found.isEmpty()) {
                throw new DatasetException(none());
            }
            if (found.size() > 1) {
                throw new DatasetException(root + " looks like " + described(found) + "; state which format to read");
            }
            return found.get(0);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot look into " + root + ": " + e.getMessage(), e);
        }
    }

    /** The format, if there is exactly one. */
    Optional<Recognition> single() throws IOException {
        List<Recognition> found = candidates(formats(), root);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<DatasetFormat> formats() {
        return needed.map(DatasetFormat::holding)
                .orElseGet(() -> Arrays.stream(DatasetFormat.values())
                        .filter(format -> format != DatasetFormat.CROPS)
                        .toList());
    }

    /** The first format that fits; if it is one of boxes, all of boxes that fit. */
    private static List<Recognition> candidates(List<DatasetFormat> formats, Path folder) throws IOException {
        List<Recognition> found = new ArrayList<>();
        for (DatasetFormat format : formats) {
            if (found.isEmpty()
                    || (holdsBoxes(format) && holdsBoxes(found.get(0).format()))) {
                format.reader().recognise(folder).ifPresent(reason -> found.add(new Recognition(format, reason)));
            }
        }
        return found;
    }

    private static boolean holdsBoxes(DatasetFormat format) {
        return format.kinds().contains(AnnotationKind.BOX);
    }

    private String none() throws IOException {
        StringBuilder text = new StringBuilder(root + " is in no format "
                + needed.map(kind -> "of " + kind.text()).orElse("that is known here"));
        List<DatasetFormat> others = Arrays.stream(DatasetFormat.values())
                .filter(format -> format != DatasetFormat.CROPS && !formats().contains(format))
                .toList();
        List<Recognition> other = candidates(others, root);
        if (!other.isEmpty()) {
            text.append(", it looks like ").append(described(other.subList(0, 1)));
        }
        text.append("; the formats ")
                .append(needed.map(kind -> "with " + kind.text() + " ").orElse(""))
                .append("are\n")
                .append(layouts());
        try (Stream<Path> below = Files.list(root)) {
            for (Path folder : below.filter(Files::isDirectory).sorted().toList()) {
                List<Recognition> found = candidates(formats(), folder);
                if (found.size() == 1) {
                    text.append("\ndid you mean ")
                            .append(folder)
                            .append(" (")
                            .append(found.get(0).format())
                            .append(")?");
                }
            }
        }
        return text.toString();
    }

    private static String described(List<Recognition> found) {
        return found.stream()
                .map(one -> one.format() + " (" + one.reason() + ")")
                .collect(Collectors.joining(", and "));
    }

    private String layouts() {
        return formats().stream()
                .map(format -> "  " + format.word() + ": " + format.layout())
                .collect(Collectors.joining("\n"));
    }
}
