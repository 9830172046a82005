package dev.sightline.data;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.Normalization;
import dev.sightline.image.Image;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Mean and standard deviation of each colour channel over all pixels of a set of images, at their full size: what a
 * contract can normalise by. Each pixel counts once, so large images count more.
 *
 * <p>Sums are whole numbers, so the statistics are exact to the last digit of a {@code double}, whatever the order of
 * the images and the number of threads. The deviation is that of the set itself (divided by {@code n}).
 *
 * @param images how many could be read
 * @param mean red, green, blue, on the scale 0 to 255
 * @param deviation likewise
 */
public record ColourStatistics(int images, long pixels, List<Double> mean, List<Double> deviation) {

    private static final int CHANNELS = 3;
    private static final double LARGEST = 255;

    public ColourStatistics {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != CHANNELS || deviation.size() != CHANNELS) {
            throw new IllegalArgumentException("there must be a mean and a deviation of red, green and blue, received "
                    + mean + " and " + deviation);
        }
    }

    /**
     * Of a dataset's images; each is decoded once and let go.
     *
     * @throws IllegalArgumentException if no image could be read
     */
    public static ColourStatistics of(Dataset dataset, SampleImages images) {
        return dataset.samples().parallelStream()
                .map(images::image)
                .flatMap(Optional::stream)
                .map(Sums::of)
                .reduce(Sums::plus)
                .orElseThrow(
                        () -> new IllegalArgumentException("none of the " + dataset.size() + " images could be read"))
                .statistics();
    }

    /** Red, green, blue, on the scale 0 to 1. */
    public List<Double> unitMean() {
        return mean.stream().map(value -> value / LARGEST).toList();
    }

    /** Red, green, blue, on the scale 0 to 1. */
    public List<Double> unitDeviation() {
        return deviation.stream().map(value -> value / LARGEST).toList();
    }

    /**
     * What a contract with this order of channels normalises by; a channel of one value is not scaled.
     *
     * @throws IllegalArgumentException for grey, whose statistics do not follow from those of the colours
     */
    public Normalization normalization(ColorOrder order, Normalization.Scale scale) {
        if (order == ColorOrder.GRAY) {
            throw new IllegalArgumentException("statistics of red, green and blue give none of grey; take rgb or bgr");
        }
        boolean unit = scale == Normalization.Scale.ZERO_TO_ONE;
        List<Double> means = new ArrayList<>(unit ? unitMean() : mean);
        List<Double> deviations = new ArrayList<>(unit ? unitDeviation() : deviation);
        deviations.replaceAll(value -> value == 0 ? 1 : value);
        if (order == ColorOrder.BGR) {
            Collections.reverse(means);
            Collections.reverse(deviations);
        }
        return new Normalization(scale, means, deviations);
    }

    /** Sums over pixels by channel; squares stay within 63 bits up to 1.4e14 pixels, and beyond that are refused. */
    private record Sums(int images, long pixels, List<Long> values, List<Long> squares) {

        static Sums of(Image image) {
            long[] values = new long[CHANNELS];
            long[] squares = new long[CHANNELS];
            byte[] rgb = image.rgb();
            for (int i = 0; i < rgb.length; i += CHANNELS) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    long value = rgb[i + channel] & 0xff;
                    values[channel] += value;
                    squares[channel] += value * value;
                }
            }
            return new Sums(
                    1,
                    (long) image.width() * image.height(),
                    List.of(values[0], values[1], values[2]),
                    List.of(squares[0], squares[1], squares[2]));
        }

        Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(images, other.images),
                    Math.addExact(pixels, other.pixels),
                    sum(values, other.values),
                    sum(squares, other.squares));
        }

        ColourStatistics statistics() {
            List<Double> mean = new ArrayList<>();
            List<Double> deviation = new ArrayList<>();
            BigInteger count = BigInteger.valueOf(pixels);
            for (int channel = 0; channel < CHANNELS; channel++) {
                BigInteger sum = BigInteger.valueOf(values.get(channel));
                BigInteger spread =
                        count.multiply(BigInteger.valueOf(squares.get(channel))).subtract(sum.multiply(sum));
                mean.add(quotient(sum, count));
                deviation.add(Math.sqrt(quotient(spread, count.multiply(count))));
            }
            return new ColourStatistics(images, pixels, mean, deviation);
        }

        private static double quotient(BigInteger dividend, BigInteger divisor) {
            return new BigDecimal(dividend)
                    .divide(new BigDecimal(divisor), MathContext.DECIMAL128)
                    .doubleValue();
        }

        private static List<Long> sum(List<Long> one, List<Long> other) {
            List<Long> sums = new ArrayList<>();
            for (int channel = 0; channel < CHANNELS; channel++) {
                sums.add(Math.addExact(one.get(channel), other.get(channel)));
            }
            return sums;
        }
    }
}
