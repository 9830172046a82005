package dev.sightline.torch.loss;

/** How a classifier's logits are compared with the target. */
public sealed interface ClassLoss {

    /** Handles each kind of loss; a new kind fails to compile until it is handled. */
    interface Visitor<R> {
        R crossEntropy(CrossEntropy loss);

        R focal(Focal loss);

        R binaryCrossEntropy(BinaryCrossEntropy loss);

        R asymmetric(Asymmetric loss);
    }

    <R> R accept(Visitor<R> visitor);

    /**
     * Whether classes exclude each other (one of them is shown) rather than being predicted one by one (any number is
     * shown).
     */
    boolean isExclusive();

    /**
     * Softmax cross-entropy.
     *
     * @param smoothing share of the target that is spread evenly over all classes, 0 to below 1 (Szegedy et al. 2016,
     *     "Rethinking the Inception Architecture", section 7); usual 0.1
     */
    record CrossEntropy(double smoothing) implements ClassLoss {

        public CrossEntropy {
            requireSmoothing(smoothing);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.crossEntropy(this);
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    /**
     * Softmax cross-entropy that counts a class's term less the surer it is right: {@code -(1 - p)^gamma log p} (Lin et
     * al. 2017, "Focal Loss for Dense Object Detection", eq. 4, over softmax).
     *
     * @param gamma 0 for plain cross-entropy; usual 2
     */
    record Focal(double gamma) implements ClassLoss {

        public Focal {
            requireExponent("gamma", gamma);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.focal(this);
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    /**
     * Sigmoid cross-entropy of every class, summed over classes. For images of one class it is the loss of Wightman et
     * al. 2021 ("ResNet strikes back", section 2), there averaged over classes.
     *
     * @param smoothing 0 to below 1. Shifts the target from 0 and 1 towards one half; where classes exclude each other,
     *     it is the share of the target that is spread evenly over all classes
     * @param isExclusive whether each image shows one class
     */
    record BinaryCrossEntropy(double smoothing, boolean isExclusive) implements ClassLoss {

        public BinaryCrossEntropy {
            requireSmoothing(smoothing);
        }

        /** For images of any number of classes. */
        public BinaryCrossEntropy(double smoothing) {
            this(smoothing, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binaryCrossEntropy(this);
        }
    }

    /**
     * Sigmoid cross-entropy that counts classes not shown less, and the easy ones of them not at all (Ridnik et al.
     * 2021, "Asymmetric Loss For Multi-Label Classification", eq. 7): with {@code q = max(p - clip, 0)}, {@code -y (1
     * - p)^gammaShown log p - (1 - y) q^gammaAbsent log(1 - q)}.
     *
     * @param gammaShown usual 0 or 1
     * @param gammaAbsent usual 4
     * @param clip probability below which an absent class costs nothing, 0 to below 1; usual 0.05
     */
    record Asymmetric(double gammaShown, double gammaAbsent, double clip) implements ClassLoss {

        public Asymmetric {
            requireExponent("gamma of shown classes", gammaShown);
            requireExponent("gamma of absent classes", gammaAbsent);
            if (!(clip >= 0 && clip < 1)) {
                throw new IllegalArgumentException("the clip must be at least 0 and below 1, received " + clip);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.asymmetric(this);
        }

        @Override
        public boolean isExclusive() {
            return false;
        }
    }

    private static void requireSmoothing(double smoothing) {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("smoothing must be at least 0 and below 1, received " + smoothing);
        }
    }

    private static void requireExponent(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be 0 or more, received " + value);
        }
    }
}
