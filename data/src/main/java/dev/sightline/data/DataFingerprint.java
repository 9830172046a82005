package dev.sightline.data;

import dev.sightline.core.geometry.Box;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * One short text that changes when a dataset does: SHA-256 over the class names and, for every sample in order of id,
 * its id, size, annotations, and image file.
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
        List<Sample> ordered = dataset.samples().stream()
                .sorted(Comparator.comparing(Sample::id))
                .toList();
        for (Sample sample : ordered) {
            add(sample, digest);
        }
        return digest.hex();
    }

    private static void add(Sample sample, ContentDigest digest) throws IOException {
        digest.addText(sample.id());
        digest.addNumbers(sample.width(), sample.height(), sample.annotations().size());
        for (Annotation annotation : sample.annotations()) {
            Box.Pixels box = annotation.box();
            digest.addNumbers(box.xMin(), box.yMin(), box.xMax(), box.yMax(), annotation.label(), annotation.area());
            digest.addNumbers(annotation.crowd() ? 1 : 0, annotation.difficult() ? 1 : 0);
        }
        digest.addEnds(sample.image());
    }
}
