package dev.sightline.data.classify;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture with its labels as the files state them; nothing about it has been checked.
 *
 * @param labels names of classes, or their numbers
 * @param origin the file that states the labels
 * @param line in it, counted from 1; 0 for the whole file
 */
record StatedClassPicture(String id, Path picture, PicturePart part, List<String> labels, Path origin, int line) {

    StatedClassPicture {
        labels = List.copyOf(labels);
    }
}
