package dev.sightline.data.photometry;

import dev.sightline.data.augment.Ranges;

/**
 * One step of a searched policy.
 *
 * @param probability that it applies, 0 to 1
 * @param level of its strength, 0 to {@value #HIGHEST_LEVEL}; 0 where the operation has none
 */
record PolicyStep(PolicyOperation operation, double probability, int level) {

    static final int HIGHEST_LEVEL = 9;

    PolicyStep {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("a level", level, 0, HIGHEST_LEVEL);
    }

    double strength() {
        return (double) level / HIGHEST_LEVEL;
    }
}
