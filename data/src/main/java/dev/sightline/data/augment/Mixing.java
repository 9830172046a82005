package dev.sightline.data.augment;

/**
 * One image made of several samples: {@link Arrangement} lays source images beside each other before they are drawn,
 * {@link Blend} mixes two finished canvases.
 */
public sealed interface Mixing extends Augmentation permits Arrangement, Blend {

    /** For each sample, 0 to 1. */
    double probability();

    /** How many epochs at the end of the run go without; 0 for none. */
    int offLastEpochs();

    @Override
    default boolean mixes() {
        return true;
    }

    @Override
    default boolean activeAt(RunPosition at) {
        return probability() > 0 && !at.withinLast(offLastEpochs());
    }
}
