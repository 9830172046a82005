package dev.sightline.data.format;

import dev.sightline.data.DatasetException;
import dev.sightline.data.coco.CocoFormat;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.voc.VocFormat;
import dev.sightline.data.yolo.YoloFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** The formats that detection datasets are read and written in; the list is closed. */
public enum DatasetFormat {
    COCO {
        @Override
        AnnotationFormat files() {
            return new CocoFormat();
        }
    },
    VOC {
        @Override
        AnnotationFormat files() {
            return new VocFormat();
        }
    },
    YOLO {
        @Override
        AnnotationFormat files() {
            return new YoloFormat();
        }
    };

    /** The parser and writer of this format. */
    abstract AnnotationFormat files();

    /** What a folder of this format looks like, in a few words for people. */
    public String layout() {
        return files().layout();
    }

    /**
     * The format called {@code name}, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DatasetFormat named(String name) {
        for (DatasetFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("the formats are coco, voc and yolo, received '" + name + "'");
    }

    /**
     * The format a folder is in, with the reason.
     *
     * @throws DatasetException if the folder is in none or in more than one; the message lists what each looks like
     */
    public static Recognition recognise(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DatasetException(
                    root + " is not a folder; a dataset is a folder in one of these formats:\n" + layouts());
        }
        try {
            List<Recognition> found = candidates(root);
            if (found.size() == 1) {
                return found.get(0);
            }
            throw new DatasetException(found.isEmpty() ? none(root) : several(root, found));
        } catch (IOException e) {
            throw new DatasetException("cannot look into " + root + ": " + e.getMessage(), e);
        }
    }

    private static List<Recognition> candidates(Path root) throws IOException {
        List<Recognition> found = new ArrayList<>();
        for (DatasetFormat format : values()) {
            Optional<String> reason = format.files().recognise(root);
            reason.ifPresent(text -> found.add(new Recognition(format, text)));
        }
        return found;
    }

    private static String several(Path root, List<Recognition> found) {
        StringJoiner text = new StringJoiner(", and ");
        found.forEach(one -> text.add(one.format() + " (" + one.reason() + ")"));
        return root + " looks like " + text + "; say which format to read";
    }

    private static String none(Path root) throws IOException {
        StringBuilder text =
                new StringBuilder(root + " is in no format that is known here; the formats are\n" + layouts());
        try (Stream<Path> below = Files.list(root)) {
            for (Path folder : below.filter(Files::isDirectory).sorted().toList()) {
                List<Recognition> found = candidates(folder);
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

    private static String layouts() {
        StringJoiner text = new StringJoiner("\n");
        for (DatasetFormat format : values()) {
            text.add("  " + format.name().toLowerCase(Locale.ROOT) + ": " + format.layout());
        }
        return text.toString();
    }
}
