package dev.sightline.train.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a key may be. Permitted kinds and how they are written: {@link Choice} {@code 8,16,32}, {@link Uniform}
 * {@code 0.1..0.9}, {@link Whole} {@code int:1..10}, {@link Logarithmic} {@code log:1e-4..1e-1}.
 */
public sealed interface KeyRange {

    /** Digits of a real number that is drawn; what is printed is exactly what is tried. */
    MathContext DIGITS = new MathContext(3);

    /** One of these words, each as likely. */
    record Choice(List<String> words) implements KeyRange {

        public Choice {
            words = List.copyOf(words);
            if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("values are separated by commas, received " + words);
            }
        }

        @Override
        public String draw(SplittableRandom random) {
            return words.get(random.nextInt(words.size()));
        }
    }

    /** A real number, each part of the range as likely as another of its length. */
    record Uniform(double low, double high) implements KeyRange {

        public Uniform {
            requireRange(low, high);
        }

        @Override
        public String draw(SplittableRandom random) {
            return written(low + (high - low) * random.nextDouble(), low, high);
        }
    }

    /** A whole number, both ends among them. */
    record Whole(long low, long high) implements KeyRange {

        public Whole {
            requireRange((double) low, (double) high);
        }

        @Override
        public String draw(SplittableRandom random) {
            return String.valueOf(random.nextLong(low, high + 1));
        }
    }

    /** A positive real number whose logarithm is uniform: each order of magnitude is as likely. */
    record Logarithmic(double low, double high) implements KeyRange {

        public Logarithmic {
            requireRange(low, high);
            if (low <= 0) {
                throw new IllegalArgumentException("a logarithmic range begins above 0, received " + low);
            }
        }

        @Override
        public String draw(SplittableRandom random) {
            return written(low * Math.pow(high / low, random.nextDouble()), low, high);
        }

        @Override
        public boolean isLogarithmic() {
            return true;
        }
    }

    /** A value as a recipe writes it. */
    String draw(SplittableRandom random);

    /** Whether it is drawn and plotted by orders of magnitude. */
    default boolean isLogarithmic() {
        return false;
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if it is none; the message states the forms there are
     */
    static KeyRange parse(String text) {
        try {
            if (text.startsWith("log:")) {
                String[] ends = ends(text.substring(4));
                return new Logarithmic(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
            if (text.startsWith("int:")) {
                String[] ends = ends(text.substring(4));
                return new Whole(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            }
            if (text.contains("..")) {
                String[] ends = ends(text);
                return new Uniform(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a range is written 0.1..0.9, int:1..10 or log:1e-4..1e-1, values 8,16,32; received '" + text + "'",
                    e);
        }
        return new Choice(List.of(text.split(",", -1)));
    }

    private static String[] ends(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw new NumberFormatException(text);
        }
        return ends;
    }

    private static void requireRange(double low, double high) {
        if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException(
                    "a range goes from a lower to a higher number, received " + low + ".." + high);
        }
    }

    private static String written(double value, double low, double high) {
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        return String.valueOf(Math.min(high, Math.max(low, rounded)));
    }
}
