package dev.sightline.data;

import dev.sightline.core.geometry.Box;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * One short text that changes when a dataset does: SHA-256 over the class names and, for every sample in order of id,
 * its id, size, annotations, and picture file.
 *
 * <p>Of each picture file the length, the first and the last 64 KiB count, so that fingerprinting a large dataset costs
 * no more than opening its files. Where the files lie does not matter.
 */
public final class DataFingerprint {

    private static final int END_BYTES = 1 << 16;

    private final MessageDigest digest;

    private DataFingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** The fingerprint, 64 hexadecimal digits. */
    public static String of(Dataset dataset) throws IOException {
        DataFingerprint fingerprint = new DataFingerprint(sha256());
        dataset.labels().names().forEach(fingerprint::addText);
        List<Sample> ordered = dataset.samples().stream()
                .sorted(Comparator.comparing(Sample::id))
                .toList();
        for (Sample sample : ordered) {
            fingerprint.addSample(sample);
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void addSample(Sample sample) throws IOException {
        addText(sample.id());
        addNumbers(sample.width(), sample.height(), sample.annotations().size());
        for (Annotation annotation : sample.annotations()) {
            Box.Pixels box = annotation.box();
            addNumbers(box.xMin(), box.yMin(), box.xMax(), box.yMax(), annotation.label(), annotation.area());
            addNumbers(annotation.crowd() ? 1 : 0, annotation.difficult() ? 1 : 0);
        }
        addFile(sample.picture());
    }

    private void addFile(Path picture) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(picture.toFile(), "r")) {
            long length = file.length();
            addNumbers((double) length);
            byte[] part = new byte[(int) Math.min(END_BYTES, length)];
            file.readFully(part);
            digest.update(part);
            file.seek(length - part.length);
            file.readFully(part);
            digest.update(part);
        }
    }

    /** The length goes first, so that two neighbouring texts cannot run into each other. */
    private void addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addNumbers(bytes.length);
        digest.update(bytes);
    }

    private void addNumbers(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
