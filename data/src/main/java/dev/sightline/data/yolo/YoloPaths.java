package dev.sightline.data.yolo;

import dev.sightline.data.source.ImageFolder;
import java.nio.file.Path;

/** From an image's place to its label's: the last folder called {@code images} becomes {@code labels}. */
final class YoloPaths {

    private YoloPaths() {}

    /**
     * The folder of labels for a folder of images; the folder itself when none on its path is called {@code images}.
     */
    static Path labels(Path images) {
        for (int i = images.getNameCount() - 1; i >= 0; i--) {
            if (images.getName(i).toString().equals("images")) {
                Path before = i == 0 ? Path.of("") : images.subpath(0, i);
                Path changed = before.resolve("labels");
                if (i + 1 < images.getNameCount()) {
                    changed = changed.resolve(images.subpath(i + 1, images.getNameCount()));
                }
                return images.getRoot() == null ? changed : images.getRoot().resolve(changed);
            }
        }
        return images;
    }

    /** The label file of an image. */
    static Path label(Path image) {
        Path folder = image.getParent() == null ? Path.of("") : image.getParent();
        return labels(folder)
                .resolve(ImageFolder.withoutExtension(image.getFileName().toString()) + ".txt");
    }

    static boolean isLabel(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".txt") && !name.startsWith(".") && !name.equals("classes.txt");
    }
}
