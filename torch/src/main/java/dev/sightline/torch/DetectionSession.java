package dev.sightline.torch;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.PictureTruth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A detector being trained: its parameters, their moving average, the update rule, and the native memory of all three.
 *
 * <p>One step is one or more calls of {@link #accumulate} and one of {@link #update}. For a given seed, thread count and
 * order of calls, results are the same to the last bit.
 *
 * <p>Not thread-safe: one thread trains. {@link #close} frees all native memory; a closed session refuses every call.
 */
public final class DetectionSession implements AutoCloseable {

    private final TrainingOptions options;
    private final DetectionLoss loss;
    private final DetectionLossOptions lossOptions;
    private final GraphExecutor executor;
    private final Learner learner;
    private boolean closed;

    /**
     * Takes native memory and sets the first weights.
     *
     * @param graph outputs {@code boxes_<stride>} and {@code scores_<stride>} for each stride of the loss
     * @param frozen parameters that keep their values
     */
    public DetectionSession(
            Graph graph, DetectionLossOptions lossOptions, TrainingOptions options, Predicate<Parameter> frozen) {
        for (int stride : lossOptions.strides()) {
            graph.output("boxes_" + stride);
            graph.output("scores_" + stride);
        }
        TorchRuntime.prepare(options.device(), options.threads());
        this.options = options;
        this.lossOptions = lossOptions;
        this.loss = new DetectionLoss(lossOptions);
        this.executor = new GraphExecutor(graph);
        this.learner = new Learner(FlatLayout.of(graph, frozen), options);
    }

    /** The number type that convolutions are computed in. */
    public Precision precision() {
        return options.precision();
    }

    /** Runs a batch forward and backward and adds its gradient to what is there. */
    public DetectionLosses accumulate(ImageBatch batch, List<PictureTruth> truths) {
        requireOpen();
        if (truths.size() != batch.count()) {
            throw new IllegalArgumentException(
                    "a batch of " + batch.count() + " pictures needs as many truths, received " + truths.size());
        }
        DetectionLoss.Result result = forward(batch, truths);
        try (PointerScope scope = new PointerScope()) {
            if (result.terms().isFinite()) {
                result.value().mul(new Scalar(learner.lossScale())).backward();
            }
            return result.terms();
        } finally {
            result.value().releaseReference();
        }
    }

    /** Applies the gradient gathered since the last update, at the given rates, and moves the average. */
    public UpdateOutcome update(LearningRates rates) {
        requireOpen();
        return learner.update(rates);
    }

    /** Raw outputs by name, from the averaged parameters in evaluation mode. */
    public NetworkOutputs predict(ImageBatch batch) {
        requireOpen();
        return EvaluationPass.run(executor, learner.averages(), batch, options.device());
    }

    /** A copy of everything that a checkpoint keeps. */
    public TrainingState state() {
        requireOpen();
        return learner.state();
    }

    /**
     * Goes back to a kept state.
     *
     * @throws IllegalArgumentException if it does not belong to this network; the message lists every difference
     */
    public void restore(TrainingState state) {
        requireOpen();
        learner.restore(state);
    }

    /** Replaces parameters, and their averages, by others of the same shapes: where fine-tuning starts from. */
    public void load(Map<String, StoredArray> parameters) {
        requireOpen();
        learner.load(parameters);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            learner.close();
        }
    }

    /** The loss, which the caller releases; all else is given up here, but for what the backward pass needs. */
    private DetectionLoss.Result forward(ImageBatch batch, List<PictureTruth> truths) {
        try (PointerScope scope = new PointerScope()) {
            DetectionLoss.Result result = loss(batch, truths);
            result.value().retainReference();
            return result;
        }
    }

    private DetectionLoss.Result loss(ImageBatch batch, List<PictureTruth> truths) {
        Tensor image = BatchTensor.of(batch, options.device());
        Map<String, Tensor> outputs;
        try (Autocast autocast = new Autocast(options.device(), options.precision())) {
            outputs = executor.run(image, learner.parameters(), true);
        }
        List<Tensor> boxes = levels(outputs, "boxes_");
        List<Tensor> scores = levels(outputs, "scores_");
        AnchorGrid grid = AnchorGrid.of(batch.width(), batch.height(), lossOptions.strides());
        return loss.compute(boxes, scores, grid, truths);
    }

    private List<Tensor> levels(Map<String, Tensor> outputs, String prefix) {
        return lossOptions.strides().stream()
                .map(stride -> outputs.get(prefix + stride))
                .toList();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this training session is closed");
        }
    }
}
