package dev.sightline.data.classify;

import dev.sightline.data.Sample;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a training image shows, in shares of its classes.
 *
 * <p>The arrays are shared, not copied: read-only for whoever holds the value.
 *
 * @param labels class numbers, counted from 0, rising, each once
 * @param shares one for each label, above 0 and at most 1: 1 for a class that is shown whole
 */
@SuppressWarnings("ArrayRecordComponent") // handed to native code as they are
public record ClassTarget(int[] labels, float[] shares) {

    public ClassTarget {
        Objects.requireNonNull(labels, "labels");
        if (labels.length != shares.length) {
            throw new IllegalArgumentException(
                    "each label needs a share, received " + labels.length + " and " + shares.length);
        }
        for (float share : shares) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share must be above 0 and at most 1, received " + share);
            }
        }
    }

    /** The classes of an unmixed sample, each whole. */
    public static ClassTarget of(Sample sample) {
        int[] labels = sample.labels().stream().mapToInt(Integer::intValue).toArray();
        float[] shares = new float[labels.length];
        Arrays.fill(shares, 1);
        return new ClassTarget(labels, shares);
    }

    /**
     * The classes of a mixture. A class whose share is too small for 32 bits is not one of them.
     *
     * @param weight this target's share of it, 0 to 1
     */
    public ClassTarget mixedWith(ClassTarget other, double weight) {
        Map<Integer, Double> sums = new TreeMap<>();
        add(sums, this, weight);
        add(sums, other, 1 - weight);
        sums.values().removeIf(share -> share.floatValue() <= 0);
        int[] labels = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] shares = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            shares[i] = (float) Math.min(1, sums.getOrDefault(labels[i], 0.0));
        }
        return new ClassTarget(labels, shares);
    }

    private static void add(Map<Integer, Double> sums, ClassTarget target, double weight) {
        for (int i = 0; i < target.labels.length; i++) {
            sums.merge(target.labels[i], target.shares[i] * weight, Double::sum);
        }
    }
}
