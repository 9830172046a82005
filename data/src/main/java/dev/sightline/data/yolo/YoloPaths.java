package dev.sightline.data.yolo;

import dev.sightline.data.source.PictureFolder;
import java.nio.file.Path;

/** From a picture's place to its label's: the last folder called {@code images} becomes {@code labels}. */
final class YoloPaths {

    private YoloPaths() {}

    /**
     * The folder of labels for a folder of pictures; the folder itself when none on its path is called {@code images}.
     */
    static Path labels(Path pictures) {
        for (int i = pictures.getNameCount() - 1; i >= 0; i--) {
            if (pictures.getName(i).toString().equals("images")) {
                Path before = i == 0 ? Path.of("") : pictures.subpath(0, i);
                Path changed = before.resolve("labels");
                if (i + 1 < pictures.getNameCount()) {
                    changed = changed.resolve(pictures.subpath(i + 1, pictures.getNameCount()));
                }
                return pictures.getRoot() == null ? changed : pictures.getRoot().resolve(changed);
            }
        }
        return pictures;
    }

    /** The label file of a picture. */
    static Path label(Path picture) {
        Path folder = picture.getParent() == null ? Path.of("") : picture.getParent();
        return labels(folder)
                .resolve(PictureFolder.withoutExtension(picture.getFileName().toString()) + ".txt");
    }

    static boolean isLabel(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".txt") && !name.startsWith(".") && !name.equals("classes.txt");
    }
}
