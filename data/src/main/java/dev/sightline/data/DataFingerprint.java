package dev.sightline.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One short text that changes when a dataset does: SHA-256 over the class names and, for every sample in order of id,
 * its id, size, part of its file, annotations, known classes, and image file.
 *
 * <p>Of each image file the length, the first and the last 64 KiB count, so that fingerprinting a large dataset costs
 * no more than opening its files. Where the files lie does not matter.
 */
public final class DataFingerprint {

    private DataFingerprint() {}

    /** The fingerprint, 64 hexadecimal digits. */
    public static String of(Dataset dataset) throws IOException {
        ContentDigest digest = new ContentDigest();
        dataset.labels().names().forEach(digest::addText);
        digest.addNumbers(dataset.multiLabel() ? 1 : 0);
        Map<Path, String> files = new HashMap<>();
        List<Sample> ordered = dataset.samples().stream()
                .sorted(Comparator.comparing(Sample::id))
                .toList();
        for (Sample sample : ordered) {
            add(sample, digest);
            String ends = files.get(sample.file());
            if (ends == null) {
                ends = ends(sample.file());
                files.put(sample.file(), ends);
            }
            digest.addText(ends);
        }
        return digest.hex();
    }

    /** A file by its length and both ends. */
    public static String ends(Path file) throws IOException {
        return new ContentDigest().addEnds(file).hex();
    }

    private static void add(Sample sample, ContentDigest digest) throws IOException {
        digest.addText(sample.id());
        digest.addText(sample.image().part().text());
        digest.addNumbers(sample.width(), sample.height(), sample.annotations().size());
        AnnotationDigest annotations = new AnnotationDigest(digest);
        for (Annotation annotation : sample.annotations()) {
            digest.addText(annotation.kind().name());
            annotation.accept(annotations);
        }
        sample.known()
                .labels()
                .ifPresent(known -> digest.addNumbers(
                        known.stream().mapToDouble(Integer::doubleValue).toArray()));
    }
}
