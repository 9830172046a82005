package dev.sightline.weights.pickle;

import java.math.BigInteger;

/**
 * A single value; what can be a key of a {@link Dictionary}. Those a file may hold many of have an order, so that a map of
 * keys with one hash code stays fast.
 */
public sealed interface Scalar extends PickleValue {

    /** As text: {@code 91.78}, {@code True}, {@code None}, or the text itself. */
    String text();

    @Override
    default String described() {
        return text();
    }

    /** A str. */
    record Text(String text) implements Scalar, Comparable<Text> {

        private static final int SHOWN = 60;

        @Override
        public String described() {
            return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
        }

        @Override
        public int compareTo(Text other) {
            return text.compareTo(other.text);
        }
    }

    /** An int. */
    record Whole(BigInteger number) implements Scalar, Comparable<Whole> {

        static Whole of(long number) {
            return new Whole(BigInteger.valueOf(number));
        }

        @Override
        public String text() {
            return number.toString();
        }

        @Override
        public String described() {
            return number.bitLength() < Long.SIZE ? text() : "a whole number of " + number.bitLength() + " bits";
        }

        @Override
        public int compareTo(Whole other) {
            return number.compareTo(other.number);
        }
    }

    /** A float. */
    record Real(double number) implements Scalar, Comparable<Real> {

        @Override
        public String text() {
            return Double.toString(number);
        }

        @Override
        public int compareTo(Real other) {
            return Double.compare(number, other.number);
        }
    }

    /** A bool. */
    record ShapeTarget(boolean holds) implements Scalar {

        @Override
        public String text() {
            return holds ? "True" : "False";
        }
    }

    /** None. */
    record Nothing() implements Scalar {

        @Override
        public String text() {
            return "None";
        }
    }

    /** The name of a number format, as in {@code torch.float32}. */
    record TypeName(String text) implements Scalar {}
}
