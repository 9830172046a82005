package dev.sightline.torch.optimise;

/**
 * Exponential moving average of all parameters and running statistics: {@code average = d average + (1 - d) current}
 * after each update, with {@code d = decay (1 - exp(-updates / rampUpdates))}, so that early, poor weights fade fast.
 *
 * @param decay within 0 to 1; 0 makes the average equal to the current parameters
 * @param rampUpdates updates until the decay has reached 63 % of its final value
 */
public record AveragingOptions(double decay, double rampUpdates) {

    public AveragingOptions {
        if (!(decay >= 0 && decay < 1) || !(rampUpdates > 0)) {
            throw new IllegalArgumentException("averaging needs a decay of at least 0 and below 1 and a ramp above 0,"
                    + " received decay " + decay + " and ramp " + rampUpdates);
        }
    }

    double decayAfter(long updates) {
        return decay * (1 - Math.exp(-updates / rampUpdates));
    }
}
