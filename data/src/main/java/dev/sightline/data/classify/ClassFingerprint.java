package dev.sightline.data.classify;

import dev.sightline.data.ContentDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One short text that changes when a dataset of images with classes does: SHA-256 over the class names and, for every
 * sample in order of id, its id, classes, part of its file, and the file, of which the length, the first and the last
 * 64 KiB count. Where the files lie does not matter.
 */
public final class ClassFingerprint {

    private ClassFingerprint() {}

    /** The fingerprint, 64 hexadecimal digits. */
    public static String of(ClassDataset dataset) throws IOException {
        ContentDigest digest = new ContentDigest();
        dataset.labels().names().forEach(digest::addText);
        digest.addNumbers(dataset.multiLabel() ? 1 : 0);
        Map<Path, String> files = new HashMap<>();
        List<ClassSample> ordered = dataset.samples().stream()
                .sorted(Comparator.comparing(ClassSample::id))
                .toList();
        for (ClassSample sample : ordered) {
            digest.addText(sample.id());
            digest.addNumbers(
                    sample.labels().stream().mapToDouble(Integer::doubleValue).toArray());
            digest.addText(sample.part().text());
            if (!files.containsKey(sample.image())) {
                files.put(sample.image(), ends(sample.image()));
            }
            digest.addText(String.valueOf(files.get(sample.image())));
        }
        return digest.hex();
    }

    /** A file by its length and both ends. */
    static String ends(Path file) throws IOException {
        return new ContentDigest().addEnds(file).hex();
    }
}
