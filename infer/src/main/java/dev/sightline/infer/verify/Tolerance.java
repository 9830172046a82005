package dev.sightline.infer.verify;

/**
 * How far a number may be from its reference: {@code |a - b| <= absolute + relative * |b|}, b the reference.
 *
 * @param absolute 0 or more
 * @param relative 0 or more
 * @param differing share of all numbers that may be further off, within 0 to 1
 */
public record Tolerance(double absolute, double relative, double differing) {

    public Tolerance {
        if (!(absolute >= 0 && relative >= 0 && Double.isFinite(absolute + relative))) {
            throw new IllegalArgumentException(
                    "tolerances must be 0 or more, received absolute " + absolute + " and relative " + relative);
        }
        if (!(differing >= 0 && differing <= 1)) {
            throw new IllegalArgumentException("a share must be within 0 to 1, received " + differing);
        }
    }

    /** Whether {@code value} is close enough; what is not a number never is. */
    public boolean holds(float value, float reference) {
        return Math.abs((double) value - reference) <= absolute + relative * Math.abs((double) reference);
    }

    @Override
    public String toString() {
        return "|a - b| <= " + absolute + " + " + relative + " |b|"
                + (differing == 0 ? "" : " for all but " + 100 * differing + " %");
    }
}
