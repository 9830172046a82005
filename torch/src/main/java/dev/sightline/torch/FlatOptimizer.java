package dev.sightline.torch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * An update rule over all parameters as one vector.
 *
 * <p>Parameters come in consecutive groups (weights, normalisation, biases; more where rates differ), each with a learning rate and a decay, so a
 * step is a handful of vector operations for the whole network. The rule owns its state vectors; {@link #close} frees
 * them.
 */
interface FlatOptimizer extends AutoCloseable {

    /** What a parameter does, as far as its learning rate hangs on that. */
    enum Kind {
        WEIGHT,
        NORM,
        BIAS
    }

    /**
     * A stretch of the parameter vector that shares one learning rate.
     *
     * @param number its place among the groups, counted from 0
     * @param rateFactor what the kind's learning rate is multiplied by
     * @param trainableFrom the epoch from which on it is updated
     */
    record Group(int number, long offset, long length, Kind kind, double rateFactor, int trainableFrom) {

        /** Weights alone decay. */
        boolean decayed() {
            return kind == Kind.WEIGHT;
        }

        double rate(LearningRates rates) {
            return rateFactor
                    * switch (kind) {
                        case WEIGHT -> rates.weights();
                        case NORM -> rates.norms();
                        case BIAS -> rates.biases();
                    };
        }
    }

    /** One step of a group: changes its parameters in place; the gradient may be overwritten. */
    void update(Tensor parameters, Tensor gradient, Group group, double learningRate);

    /** State vectors by name, shared and not copied: what a checkpoint must keep to go on with the same bits. */
    Map<String, Tensor> state();

    @Override
    void close();

    /** The rule that the options describe, for the parameters in so many groups, with its state at zero. */
    static FlatOptimizer create(OptimizerOptions options, Tensor parameters, int groups) {
        return options.accept(new OptimizerOptions.Visitor<FlatOptimizer>() {
            @Override
            public FlatOptimizer sgd(OptimizerOptions.Sgd sgd) {
                return new FlatSgd(sgd, parameters);
            }

            @Override
            public FlatOptimizer adam(OptimizerOptions.Adam adam) {
                return new FlatAdam(FlatAdam.Settings.of(adam), parameters, groups);
            }

            @Override
            public FlatOptimizer adamW(OptimizerOptions.AdamW adamW) {
                return new FlatAdam(FlatAdam.Settings.of(adamW), parameters, groups);
            }
        });
    }
}
