package dev.sightline.data.photometry;

/** A published set of operations for {@link RandAugment}, with the scale of its magnitude. */
public enum RandAugmentSpace {
    /** The paper's fourteen operations with torchvision's ranges: the stronger, the larger the magnitude, of 30. */
    TORCHVISION(OperationTable.RAND_AUGMENT, 30, 1),
    /**
     * timm's fifteen operations, magnitudes of 10, without its "inc": posterize and solarize are weaker, the larger the
     * magnitude, and factors go from 0.1 to 1.9.
     */
    TIMM(OperationTable.TIMM, 10, .5),
    /** timm's fifteen operations, magnitudes of 10, with its "inc": the stronger, the larger the magnitude. */
    TIMM_INCREASING(OperationTable.TIMM_INCREASING, 10, .5);

    private final OperationTable table;
    private final double highest;
    private final double usualProbability;

    RandAugmentSpace(OperationTable table, double highest, double usualProbability) {
        this.table = table;
        this.highest = highest;
        this.usualProbability = usualProbability;
    }

    OperationTable table() {
        return table;
    }

    /** The magnitude at the end of the ranges. */
    public double highest() {
        return highest;
    }

    /** How likely each drawn operation is applied where nothing else is stated. */
    public double usualProbability() {
        return usualProbability;
    }
}
