package dev.sightline.deploy.bench;

import dev.sightline.data.synth.SyntheticBoards;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.format.ImageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The images a benchmark runs on.
 *
 * @param files one or more, in the order of their names
 * @param words what reports call them: equal words mean equal images
 */
public record BenchImages(List<Path> files, String words) {

    private static final int DRAWN = 16;
    private static final int SIDE = 640;
    private static final int JPEG_QUALITY = 90;

    public BenchImages {
        files = List.copyOf(files);
    }

    /** One file, or every image of a folder. */
    public static BenchImages of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return new BenchImages(List.of(path), described(List.of(path)));
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(ImageNames::isImage).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(path + " holds no image; a benchmark takes " + ImageNames.endings());
            }
            return new BenchImages(files, described(files));
        }
    }

    /** Circuit boards of 640 x 640 as JPEG, drawn into a folder: the same on every machine. */
    public static BenchImages drawn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < DRAWN; number++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "board-%02d.jpg", number));
            ImageWriter.writeJpeg(SyntheticBoards.board(1, number, SIDE).image(), file, JPEG_QUALITY);
            files.add(file);
        }
        return new BenchImages(files, "drawn boards: " + described(files));
    }

    /** Deletes what {@link #drawn} wrote. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static String described(List<Path> files) throws IOException {
        CRC32 sum = new CRC32();
        for (Path file : files) {
            sum.update(Files.readAllBytes(file));
        }
        return files.size() + (files.size() == 1 ? " image" : " images") + ", CRC-32 "
                + String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
