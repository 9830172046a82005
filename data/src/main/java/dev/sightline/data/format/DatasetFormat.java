package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.coco.CocoFormat;
import dev.sightline.data.folders.FolderFormat;
import dev.sightline.data.list.ListFormat;
import dev.sightline.data.packed.PackedFormat;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.voc.VocFormat;
import dev.sightline.data.yolo.YoloFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The formats that datasets are read and written in; the list is closed. A folder that fits several is in the first of
 * them, since what files state goes before what folders are called; but formats of boxes exclude each other.
 */
public enum DatasetFormat {
    /** Many small images of one size in one file, an image in each row of pixels, with their classes beside it. */
    PACKED {
        @Override
        FormatReader reader() {
            return new StatedReader(new PackedFormat());
        }
    },
    /** Text or JSON files of images' paths with their classes. */
    LIST {
        @Override
        FormatReader reader() {
            return new StatedReader(new ListFormat());
        }
    },
    COCO {
        @Override
        FormatReader reader() {
            return new StatedReader(new CocoFormat());
        }
    },
    VOC {
        @Override
        FormatReader reader() {
            return new StatedReader(new VocFormat());
        }
    },
    YOLO {
        @Override
        FormatReader reader() {
            return new StatedReader(YoloFormat.boxes());
        }
    },
    /** YOLO with outlines instead of boxes where there are any; read like YOLO, as which it is recognised. */
    YOLO_SEGMENT {
        @Override
        FormatReader reader() {
            return new StatedReader(YoloFormat.segments());
        }
    },
    /** The annotated boxes of a dataset in one of the formats above, each an image of one class. */
    CROPS {
        @Override
        FormatReader reader() {
            return new CropReader();
        }
    },
    /** A folder for each class. */
    FOLDERS {
        @Override
        FormatReader reader() {
            return new StatedReader(new FolderFormat());
        }
    };

    /** Reads datasets of this format. */
    abstract FormatReader reader();

    /** What a folder of this format looks like, in a few words for people. */
    public String layout() {
        return reader().layout();
    }

    /** What annotations datasets of this format may hold. */
    public Set<AnnotationKind> kinds() {
        return reader().kinds();
    }

    /** Writes datasets in this format; empty for a format that is read only. */
    public Optional<FormatWriter> writer() {
        return reader().writer();
    }

    /** The name in small letters, as options and recipes have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The formats that may hold annotations of a kind, in order. */
    public static List<DatasetFormat> holding(AnnotationKind kind) {
        return Arrays.stream(values())
                .filter(format -> format.kinds().contains(kind))
                .toList();
    }

    /** The formats that datasets can be written in, in order. */
    public static List<DatasetFormat> written() {
        return Arrays.stream(values())
                .filter(format -> format.writer().isPresent())
                .toList();
    }

    /**
     * The format called {@code name}, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DatasetFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the formats are "
                        + Arrays.stream(values()).map(DatasetFormat::word).collect(Collectors.joining(", "))
                        + ", received '" + name + "'"));
    }

    /**
     * The format a folder is in, with the reason.
     *
     * @throws DatasetException if the folder is in none or in more than one; the message lists what each looks like
     */
    public static Recognition recognise(Path root) {
        return recognise(root, Optional.empty());
    }

    /**
     * The format in which a folder holds what is needed.
     *
     * @param needed empty for the format of the dataset as it is
     * @throws DatasetException if the folder is in none or in more than one; the message lists what each looks like
     */
    public static Recognition recognise(Path root, Optional<AnnotationKind> needed) {
        return new FormatSearch(root, needed).find();
    }

    /** The format of a source as it was given, or as it is recognised. */
    static Recognition recognise(DatasetSource source) {
        Optional<AnnotationKind> needed = source.options().needed();
        if (source.format().isEmpty()) {
            return recognise(source.root(), needed);
        }
        DatasetFormat format = source.format().get();
        if (needed.isPresent() && !format.kinds().contains(needed.get())) {
            throw new DatasetException("the format " + format.word() + " has no "
                    + needed.get().text() + ", which are needed; formats with "
                    + needed.get().text() + " are "
                    + holding(needed.get()).stream().map(DatasetFormat::word).collect(Collectors.joining(", ")));
        }
        return new Recognition(format, "as given");
    }
}
