package dev.sightline.image.format;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which files are images by their names. */
public final class ImageNames {

    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "png", "webp", "bmp", "tif", "tiff", "jp2");

    private ImageNames() {}

    /** The endings in words, for messages: {@code .bmp, .jp2, ...}. */
    public static String endings() {
        return EXTENSIONS.stream().sorted().map(letters -> "." + letters).collect(Collectors.joining(", "));
    }

    /** Whether a file's name ends like an image's; a hidden file is none. */
    public static boolean isImage(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 && !name.startsWith(".") && isExtension(name.substring(dot + 1));
    }

    /** Whether these letters, in any case and without a dot, end the names of images. */
    public static boolean isExtension(String letters) {
        return EXTENSIONS.contains(letters.toLowerCase(Locale.ROOT));
    }
}
