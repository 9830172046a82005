package dev.sightline.data.augment;

/**
 * Random numbers that are the same for the same keys on every machine and Java version.
 *
 * <p>SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014) started from a mix
 * of the keys. The Java library's generators promise their sequence for one version only.
 *
 * <p>Not safe for several threads: each makes its own from the same keys.
 */
public final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream of these keys; their order counts. */
    public static RandomStream of(long... keys) {
        long state = 0;
        for (long key : keys) {
            state = mix(state + GOLDEN_GAMMA + mix(key + GOLDEN_GAMMA));
        }
        return new RandomStream(state);
    }

    /** 64 random bits. */
    public long bits() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform within 0 (included) to 1 (excluded), a multiple of 2^-53. */
    public double fraction() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** Uniform within {@code minimum} to {@code maximum}. */
    public double uniform(double minimum, double maximum) {
        return minimum + (maximum - minimum) * fraction();
    }

    /** A whole number within 0 to {@code bound - 1}; the largest bias of any number is {@code bound / 2^53}. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound must be 1 or more, received " + bound);
        }
        return (int) (fraction() * bound);
    }

    /** True with this probability; one number is used up whatever the probability is. */
    public boolean happens(double probability) {
        return fraction() < probability;
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller 1958, the cosine half). */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
        return radius * StrictMath.cos(2 * Math.PI * fraction());
    }

    /** Beta(shape, shape) within 0 to 1, from two gamma variates. */
    public double beta(double shape) {
        double first = gamma(shape);
        double second = gamma(shape);
        return first + second > 0 ? first / (first + second) : .5;
    }

    /** Dirichlet(shape, ..., shape): shares that add up to 1, from gamma variates. */
    public double[] dirichlet(double shape, int count) {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = gamma(shape);
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            shares[i] = sum > 0 ? shares[i] / sum : 1.0 / count;
        }
        return shares;
    }

    /** Gamma(shape, 1) by Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables", 2000. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - fraction(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (root > 0 && StrictMath.log(1 - fraction()) < .5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
