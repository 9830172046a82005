package dev.sightline.nn.family;

/**
 * What a layer that scores classes expects at first, so that the many empty cells do not swamp the first steps (Lin et al.
 * 2017, "Focal Loss", section 3.3).
 */
public enum ScorePrior {
    /** 5 objects in an image of 640 x 640 pixels, spread over the level's cells and the classes. */
    FIVE_OBJECTS {
        @Override
        public double logit(int classes, int stride) {
            double cells = Math.pow(640.0 / stride, 2);
            return Math.log(5.0 / classes / cells);
        }
    },
    /** A probability of one in a hundred. */
    ONE_IN_A_HUNDRED {
        @Override
        public double logit(int classes, int stride) {
            return -Math.log(99);
        }
    };

    /** The logit that the layer of this stride gives at first. */
    public abstract double logit(int classes, int stride);
}
