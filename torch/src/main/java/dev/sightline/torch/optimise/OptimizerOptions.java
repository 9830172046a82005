package dev.sightline.torch.optimise;

import java.util.Objects;

/**
 * A rule for changing parameters {@code w} by gradients {@code g} at learning rate {@code lr}. Permitted kinds:
 * {@link Sgd}, {@link Adam}, {@link AdamW}, {@link Lamb}.
 */
public sealed interface OptimizerOptions
        permits OptimizerOptions.Sgd, OptimizerOptions.Adam, OptimizerOptions.AdamW, OptimizerOptions.Lamb {

    /** What pulls parameters towards zero. */
    WeightDecay decay();

    <R> R accept(Visitor<R> visitor);

    /** One result for each kind of rule. */
    interface Visitor<R> {
        R sgd(Sgd options);

        R adam(Adam options);

        R adamW(AdamW options);

        R lamb(Lamb options);
    }

    /** Which of the two momentum rules in use; they are the same only while the learning rate is constant. */
    enum MomentumRule {
        /** {@code v = m v + g; w = w - lr v}: a change of the learning rate acts at once (PyTorch). */
        RATE_OUTSIDE,
        /** {@code v = m v + lr g; w = w - v}: past steps keep the rate they were made with (Sutskever et al. 2013). */
        RATE_INSIDE
    }

    /**
     * Stochastic gradient descent with momentum; the decay {@code decay * w} is added to the gradient.
     *
     * @param nesterov looks one step ahead: the step uses {@code g + m v} in place of {@code v}
     */
    record Sgd(double momentum, MomentumRule rule, boolean nesterov, WeightDecay decay) implements OptimizerOptions {
        public Sgd {
            requireShare("momentum", momentum);
            Objects.requireNonNull(decay, "decay");
        }

        /** With a decay of weights alone. */
        public Sgd(double momentum, MomentumRule rule, boolean nesterov, double weightDecay) {
            this(momentum, rule, nesterov, WeightDecay.ofWeights(weightDecay));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sgd(this);
        }
    }

    /** Adam (Kingma and Ba 2015, algorithm 1) with the decay added to the gradient. */
    record Adam(double beta1, double beta2, double epsilon, WeightDecay decay) implements OptimizerOptions {
        public Adam {
            requireBetas(beta1, beta2, epsilon);
            Objects.requireNonNull(decay, "decay");
        }

        /** With a decay of weights alone. */
        public Adam(double beta1, double beta2, double epsilon, double weightDecay) {
            this(beta1, beta2, epsilon, WeightDecay.ofWeights(weightDecay));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adam(this);
        }
    }

    /** Adam with the decay taken from the weights and not through the moments (Loshchilov and Hutter 2019). */
    record AdamW(double beta1, double beta2, double epsilon, WeightDecay decay) implements OptimizerOptions {
        public AdamW {
            requireBetas(beta1, beta2, epsilon);
            Objects.requireNonNull(decay, "decay");
        }

        /** With a decay of weights alone. */
        public AdamW(double beta1, double beta2, double epsilon, double weightDecay) {
            this(beta1, beta2, epsilon, WeightDecay.ofWeights(weightDecay));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adamW(this);
        }
    }

    /**
     * LAMB, for large batches (You et al. 2020, "Large Batch Optimization for Deep Learning", algorithm 2, with the
     * identity as its scaling function): each layer steps by {@code lr |w| / |d|} times its direction {@code d = m /
     * (sqrt(v) + epsilon) + decay w} from Adam's corrected moments. The ratio is 1 where either length is 0, and
     * for biases and normalisation parameters, as in the authors' program.
     */
    record Lamb(double beta1, double beta2, double epsilon, WeightDecay decay) implements OptimizerOptions {
        public Lamb {
            requireBetas(beta1, beta2, epsilon);
            Objects.requireNonNull(decay, "decay");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lamb(this);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, received " + value);
        }
    }

    private static void requireBetas(double beta1, double beta2, double epsilon) {
        requireShare("beta1", beta1);
        requireShare("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be above 0, received " + epsilon);
        }
    }
}
