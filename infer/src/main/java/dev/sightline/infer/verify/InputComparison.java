package dev.sightline.infer.verify;

import dev.sightline.image.PreparedImage;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;

/** Compares tensors image by image. */
final class InputComparison {

    private final CRC32 referenceSum = new CRC32();
    private final CRC32 candidateSum = new CRC32();
    private int images;
    private double largest;
    private String worst = "";

    /** Whether the two are equal. */
    boolean add(String id, PreparedImage reference, PreparedImage candidate) {
        images++;
        update(referenceSum, reference.values());
        update(candidateSum, candidate.values());
        double difference = difference(reference, candidate);
        if (difference > largest) {
            largest = difference;
            worst = id;
        }
        return difference == 0;
    }

    InputGate gate() {
        return new InputGate(images, hex(referenceSum), hex(candidateSum), largest, worst);
    }

    private static double difference(PreparedImage one, PreparedImage other) {
        float[] first = one.values();
        float[] second = other.values();
        if (first.length != second.length
                || !one.placement().canvas().equals(other.placement().canvas())) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs((double) first[i] - second[i]));
        }
        return largest;
    }

    private static void update(CRC32 sum, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        sum.update(bytes);
    }

    private static String hex(CRC32 sum) {
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
