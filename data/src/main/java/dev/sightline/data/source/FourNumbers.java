package dev.sightline.data.source;

/** The four numbers of a box, in whatever order and meaning its notation gives them; unchecked. */
public record FourNumbers(double first, double second, double third, double fourth) {

    public boolean finite() {
        return Double.isFinite(first) && Double.isFinite(second) && Double.isFinite(third) && Double.isFinite(fourth);
    }

    /** {@code (1.0, 2.0, 30.0, 40.0)}. */
    @Override
    public String toString() {
        return "(" + first + ", " + second + ", " + third + ", " + fourth + ")";
    }
}
