package dev.sightline.data.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A dataset's folder made by hand, file by file. */
record Folder(Path root) {

    Folder text(String path, String content) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image of noise that the path alone decides; its kind by the path's extension. */
    Folder image(String path, int width, int height) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(path.hashCode());
            for (int i = 0; i < width * height; i++) {
                image.setRGB(i % width, i / width, random.nextInt(1 << 24));
            }
            ImageIO.write(
                    image,
                    path.substring(path.lastIndexOf('.') + 1),
                    root.resolve(path).toFile());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code Annotations/<id>.xml} for an image of 100 x 80. */
    Folder voc(String id, String... objects) {
        return text(
                "Annotations/" + id + ".xml",
                "<annotation>\n<filename>" + id
                        + ".png</filename>\n<size><width>100</width><height>80</height></size>\n"
                        + String.join("\n", objects) + "\n</annotation>\n");
    }

    static String vocObject(String name, Object xMin, Object yMin, Object xMax, Object yMax) {
        return "<object><name>" + name + "</name><bndbox><xmin>" + xMin + "</xmin><ymin>" + yMin + "</ymin><xmax>"
                + xMax + "</xmax><ymax>" + yMax + "</ymax></bndbox></object>";
    }

    /** {@code annotations/train.json}: the contents of its three lists. */
    Folder coco(String images, String annotations, String categories) {
        return text(
                "annotations/train.json",
                "{\"images\": [\n" + images + "],\n\"annotations\": [\n" + annotations + "],\n\"categories\": [\n"
                        + categories + "]}\n");
    }
}
