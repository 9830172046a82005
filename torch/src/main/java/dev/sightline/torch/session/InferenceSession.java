package dev.sightline.torch.session;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.execute.EvaluationPass;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.GraphExecutor;
import dev.sightline.torch.execute.NativeDevices;
import dev.sightline.torch.execute.ParameterViews;
import dev.sightline.torch.execute.StateCheck;
import java.util.Map;

/**
 * A trained network, ready for inference. Owns its native memory; {@link #close} frees it.
 *
 * <p>Not thread-safe: one thread at a time.
 */
public final class InferenceSession implements AutoCloseable {

    private final GraphExecutor executor;
    private final ParameterViews parameters;
    private final TorchDevice device;
    private boolean closed;

    /**
     * @param weights every parameter and running statistic of the graph, by path
     * @throws IllegalArgumentException if the weights are not exactly those of the graph; the message lists every
     *     difference
     */
    public InferenceSession(Graph graph, Map<String, StoredArray> weights, TorchDevice device, int threads) {
        NativeDevices.prepare(device, threads);
        FlatLayout layout = FlatLayout.of(graph, LearningPlan.freezing(parameter -> true));
        StateCheck.requireSame(layout, weights);
        this.device = device;
        this.executor = new GraphExecutor(graph);
        this.parameters = ParameterViews.zeros(layout, NativeDevices.floatsOn(device));
        weights.forEach(parameters::set);
    }

    /** Raw outputs by name. */
    public NetworkOutputs predict(ImageBatch batch) {
        if (closed) {
            throw new IllegalStateException("this inference session is closed");
        }
        return EvaluationPass.run(executor, parameters, batch, device);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            parameters.close();
        }
    }
}
