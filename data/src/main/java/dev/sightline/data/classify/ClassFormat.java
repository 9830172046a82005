package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The layouts that images with classes are read from; the list is closed. A folder that fits several is the first of
 * them: what files state goes before what folders are called.
 */
public enum ClassFormat {
    /** Many small images of one size in one file, an image in each row of pixels, with their classes beside it. */
    PACKED {
        @Override
        ClassFiles files() {
            return new PackedFiles();
        }
    },
    /** Text files of images' paths with their labels. */
    LIST {
        @Override
        ClassFiles files() {
            return new ListFiles();
        }
    },
    /** The annotated boxes of a COCO, VOC or YOLO dataset, each an image. */
    CROPS {
        @Override
        ClassFiles files() {
            return new CropFiles();
        }
    },
    /** A folder for each class. */
    FOLDERS {
        @Override
        ClassFiles files() {
            return new FolderFiles();
        }
    };

    /** The parser of this format. */
    abstract ClassFiles files();

    /** What a folder of this format looks like, in a few words for people. */
    public String layout() {
        return files().layout();
    }

    /**
     * The format called {@code name}, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ClassFormat named(String name) {
        for (ClassFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("the formats are packed, list, crops and folders, received '" + name + "'");
    }

    /**
     * The format a folder is in, with the reason.
     *
     * @throws DatasetException if it is in none; the message lists what each looks like
     */
    public static ClassRecognition recognise(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DatasetException(
                    root + " is not a folder; a dataset is a folder in one of these formats:\n" + layouts());
        }
        try {
            for (ClassFormat format : values()) {
                Optional<String> reason = format.files().recognise(root);
                if (reason.isPresent()) {
                    return new ClassRecognition(format, reason.get());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot look into " + root + ": " + e.getMessage(), e);
        }
        throw new DatasetException(root + " is in no format that is known here; the formats are\n" + layouts());
    }

    /** What folders of each format look like, a format on each line; for people. */
    public static String layouts() {
        StringJoiner text = new StringJoiner("\n");
        for (ClassFormat format : values()) {
            text.add("  " + format.name().toLowerCase(Locale.ROOT) + ": " + format.layout());
        }
        return text.toString();
    }
}
