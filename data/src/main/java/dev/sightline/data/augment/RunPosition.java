package dev.sightline.data.augment;

/**
 * One place in a training run. All randomness of the sample made there follows from it, and from nothing else: not from
 * the thread, nor from what was made before. Resuming at any epoch therefore needs no replay.
 *
 * @param seed the run's seed
 * @param epoch counted from 0
 * @param epochs how many epochs the run has in all; {@code epoch} is below it
 * @param position of the sample in its epoch's order, counted from 0
 */
public record RunPosition(long seed, int epoch, int epochs, int position) {

    public RunPosition {
        if (epoch < 0 || epoch >= epochs) {
            throw new IllegalArgumentException(
                    "an epoch must be within 0 to " + (epochs - 1) + ", received " + epoch + " of " + epochs);
        }
        if (position < 0) {
            throw new IllegalArgumentException("a position must be 0 or more, received " + position);
        }
    }

    /** Whether this epoch is among the last {@code count} of the run. */
    public boolean withinLast(int count) {
        return epochs - epoch <= count;
    }

    /** The random numbers for one purpose at this place; purposes do not disturb each other. */
    public RandomStream random(String purpose) {
        return RandomStream.of(seed, epoch, position, purpose.hashCode());
    }
}
