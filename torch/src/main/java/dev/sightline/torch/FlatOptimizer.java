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
     * @param rateFactor what the kind's learning rate is multiplied by
     */
    record Group(long offset, long length, Kind kind, double rateFactor) {

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

    /** Counts one step; {@link #update} is then called once for each group. */
    void beginStep();

    /** Changes the group's parameters in place; the gradient may be overwritten. */
    void update(Tensor parameters, Tensor gradient, Group group, double learningRate);

    /** State vectors by name, shared and not copied: what a checkpoint must keep to go on with the same bits. */
    Map<String, Tensor> state();

    /** Steps taken so far, which bias correction depends on. */
    long steps();

    void restoreSteps(long steps);

    @Override
    void close();

    /** The rule that the options describe, for {@code count} parameters, with its state at zero. */
    static FlatOptimizer create(OptimizerOptions options, Tensor parameters) {
        return options.accept(new OptimizerOptions.Visitor<FlatOptimizer>() {
            @Override
            public FlatOptimizer sgd(OptimizerOptions.Sgd sgd) {
                return new FlatSgd(sgd, parameters);
            }

            @Override
            public FlatOptimizer adam(OptimizerOptions.Adam adam) {
                return new FlatAdam(FlatAdam.Settings.of(adam), parameters);
            }

            @Override
            public FlatOptimizer adamW(OptimizerOptions.AdamW adamW) {
                return new FlatAdam(FlatAdam.Settings.of(adamW), parameters);
            }
        });
    }
}
