package dev.sightline.data.format;

import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A dataset's folder made by hand, file by file. */
record ClassFolder(Path root) {

    ClassFolder text(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ClassFolder folder(String path) {
        try {
            Files.createDirectories(root.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PNG images of 4 x 4 pixels, each of a colour that follows from its path. */
    ClassFolder images(String... paths) {
        for (String path : paths) {
            image(path, path.hashCode());
        }
        return this;
    }

    /** A PNG image of 4 x 4 pixels, the same bytes for the same colour. */
    ClassFolder image(String path, int colour) {
        byte[] rgb = new byte[4 * 4 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) colour;
            rgb[i + 1] = (byte) (colour >> 8);
            rgb[i + 2] = (byte) (colour >> 16);
        }
        ImageWriter.writePng(new Image(4, 4, rgb), root.resolve(path));
        return this;
    }

    /** {@code images.png}: rows of {@code width} pixels, row {@code i} all of value {@code i}. */
    ClassFolder packed(int rows, int width) {
        return packed("images.png", rows, width);
    }

    ClassFolder packed(String path, int rows, int width) {
        byte[] rgb = new byte[rows * width * 3];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(rgb, row * width * 3, (row + 1) * width * 3, (byte) row);
        }
        ImageWriter.writePng(new Image(width, rows, rgb), root.resolve(path));
        return this;
    }
}
