package dev.sightline.core.contract;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How a byte becomes a number of the tensor: {@code (scale(byte) - mean[channel]) / standardDeviation[channel]}.
 *
 * <p>Channels are in the <em>tensor's</em> order: a model that takes BGR lists blue first. Mean and deviation apply
 * after the scale, so for {@link Scale#ZERO_TO_ONE} they are within about 0 to 1.
 *
 * @param mean one number for each channel
 * @param standardDeviation one positive number for each channel
 */
public record Normalization(Scale scale, List<Double> mean, List<Double> standardDeviation) {

    /** What 255 becomes before mean and deviation. */
    public enum Scale {
        /** Bytes are taken as they are. */
        ZERO_TO_255(1),
        /** Bytes are divided by 255. */
        ZERO_TO_ONE(255);

        private final int divisor;

        Scale(int divisor) {
            this.divisor = divisor;
        }

        /** What a byte is divided by: 1 or 255. */
        public int divisor() {
            return divisor;
        }
    }

    public Normalization {
        Objects.requireNonNull(scale, "scale");
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (mean.isEmpty() || mean.size() != standardDeviation.size()) {
            throw new IllegalArgumentException("mean and standard deviation need one number for each channel,"
                    + " received " + mean + " and " + standardDeviation);
        }
        if (!mean.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("means must be finite, received " + mean);
        }
        if (!standardDeviation.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("standard deviations must be positive, received " + standardDeviation);
        }
    }

    /** Only the scale: mean 0 and deviation 1 on every channel. */
    public static Normalization scaleOnly(Scale scale, int channels) {
        return new Normalization(scale, Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    /** The usual statistics of ImageNet's training images, for RGB scaled to 0-1. */
    public static Normalization imageNetRgb() {
        return new Normalization(Scale.ZERO_TO_ONE, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    public int channels() {
        return mean.size();
    }

    /** The number a byte becomes on one channel, computed in double precision. */
    public double apply(int value, int channel) {
        return ((double) value / scale.divisor() - mean.get(channel)) / standardDeviation.get(channel);
    }

    /** The byte value, not rounded nor limited to 0-255, that {@link #apply} turns into {@code number}. */
    public double invert(double number, int channel) {
        return (number * standardDeviation.get(channel) + mean.get(channel)) * scale.divisor();
    }

    /** Whether every byte is kept as it is. */
    public boolean isIdentity() {
        return scale == Scale.ZERO_TO_255
                && mean.stream().allMatch(value -> value == 0)
                && standardDeviation.stream().allMatch(value -> value == 1);
    }
}
