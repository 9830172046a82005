package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ParameterGroup;
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

    /** One step of a group: changes its parameters in place; the gradient may be overwritten. */
    void update(Tensor parameters, Tensor gradient, ParameterGroup group, LearningRates rates);

    /** State vectors by name, shared and not copied: what a checkpoint must keep to go on with the same bits. */
    Map<String, Tensor> state();

    @Override
    void close();

    /** The rule that the options describe, for the parameters as a layout places them, with its state at zero. */
    static FlatOptimizer create(OptimizerOptions options, Tensor parameters, FlatLayout layout) {
        int groups = layout.groups().size();
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

            @Override
            public FlatOptimizer lamb(OptimizerOptions.Lamb lamb) {
                return new FlatLamb(lamb, parameters, layout);
            }
        });
    }
}
