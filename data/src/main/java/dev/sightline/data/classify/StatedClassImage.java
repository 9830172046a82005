package dev.sightline.data.classify;

import dev.sightline.data.ImagePart;
import java.nio.file.Path;
import java.util.List;

/**
 * An image with its labels as the files state them; nothing about it has been checked.
 *
 * @param labels names of classes, or their numbers
 * @param origin the file that states the labels
 * @param line in it, counted from 1; 0 for the whole file
 */
record StatedClassImage(String id, Path image, ImagePart part, List<String> labels, Path origin, int line) {

    StatedClassImage {
        labels = List.copyOf(labels);
    }
}
