package dev.sightline.torch.session;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.Precision;
import dev.sightline.torch.execute.Autocast;
import dev.sightline.torch.execute.BatchTensor;
import dev.sightline.torch.execute.DropoutDraws;
import dev.sightline.torch.execute.EvaluationPass;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ForwardPass;
import dev.sightline.torch.execute.GraphExecutor;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.NativeDevices;
import dev.sightline.torch.loss.Objective;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.optimise.TrainableVectors;
import dev.sightline.torch.optimise.TrainingOptions;
import dev.sightline.torch.optimise.TrainingState;
import dev.sightline.torch.optimise.UpdateOutcome;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A network being trained: its parameters, their moving average, the update rule, and the native memory of all three.
 *
 * <p>One step is one or more calls of {@link #accumulate} and one of {@link #update}. For a given seed, thread count
 * and order of calls, results are the same to the last bit.
 *
 * <p>Not thread-safe: one thread trains. {@link #close} frees all native memory; a closed session refuses every call.
 *
 * @param <T> the ground truth of one image
 */
public final class TrainingSession<T> implements AutoCloseable {

    private final TrainingOptions options;
    private final Objective<T> objective;
    private final GraphExecutor trained;
    private final GraphExecutor deployed;
    private final TrainableVectors trainable;
    /** Forward passes since the last update. */
    private int passes;

    private boolean closed;

    /**
     * Takes native memory and sets the first weights.
     *
     * @throws IllegalArgumentException if the graph has not the outputs that the objective reads, or if nothing of it
     *     is trained in the first epoch
     */
    public TrainingSession(Graph graph, Objective<T> objective, TrainingOptions options, LearningPlan plan) {
        objective.requireFit(graph);
        FlatLayout layout = FlatLayout.of(graph, plan);
        if (layout.trainableAt(0) == 0) {
            throw new IllegalArgumentException(
                    "every parameter is frozen in the first epoch; at least one must be trainable");
        }
        NativeDevices.prepare(options.device(), options.threads());
        this.options = options;
        this.objective = objective;
        this.trained = new GraphExecutor(graph.keeping(objective.reads()));
        this.deployed = new GraphExecutor(graph.keeping(deployed(graph, objective)));
        this.trainable = new TrainableVectors(layout, options);
    }

    /** The number type that convolutions are computed in. */
    public Precision precision() {
        return options.precision();
    }

    /** How many numbers of the network are trainable, those that a plan freezes included. */
    public long trainableCount() {
        requireOpen();
        return trainable.parameters().layout().trainableCount();
    }

    /**
     * Unfreezes what the plan trains in this epoch, counted from 0; a session begins in epoch 0.
     *
     * @return the number of trainable parameters
     */
    public long beginEpoch(int epoch) {
        requireOpen();
        return trainable.beginEpoch(epoch);
    }

    /**
     * Runs a batch forward and backward and joins its gradient with what is there: after several batches it is, but for
     * rounding and the statistics of batch normalisation, the gradient of one batch with all their images.
     */
    public LossTerms accumulate(ImageBatch batch, List<T> targets) {
        requireOpen();
        if (targets.size() != batch.count()) {
            throw new IllegalArgumentException(
                    "a batch of " + batch.count() + " images needs as many targets, received " + targets.size());
        }
        LossFunction.Result result = forward(batch, targets);
        try (PointerScope scope = new PointerScope()) {
            if (result.terms().isFinite()) {
                double share = trainable.join(result.divisor());
                result.value().mul(new Scalar(trainable.lossScale() * share)).backward();
            }
            return result.terms();
        } finally {
            result.value().releaseReference();
        }
    }

    /** Applies the gradient gathered since the last update, at the given rates, and moves the average. */
    public UpdateOutcome update(LearningRates rates) {
        requireOpen();
        passes = 0;
        return trainable.update(rates);
    }

    /** Deployed outputs by name, from the averaged parameters in evaluation mode. */
    public NetworkOutputs predict(ImageBatch batch) {
        requireOpen();
        return EvaluationPass.run(deployed, trainable.averages(), batch, options.device());
    }

    /** A copy of everything that a checkpoint keeps. */
    public TrainingState state() {
        return liveState().copied();
    }

    /** The same without a copy: to be read before the next step, and while the session is open. */
    public TrainingState liveState() {
        requireOpen();
        return trainable.liveState();
    }

    /**
     * Goes back to a kept state.
     *
     * @throws IllegalArgumentException if it does not belong to this network; the message lists every difference
     */
    public void restore(TrainingState state) {
        requireOpen();
        passes = 0;
        trainable.restore(state);
    }

    /**
     * Replaces parameters, and their averages, by others of the same shapes: where fine-tuning starts from. Those
     * that are not given keep their values.
     *
     * @throws IllegalArgumentException if one is not the network's, or has another shape; the message lists them all
     */
    public void load(Map<String, StoredArray> parameters) {
        requireOpen();
        trainable.load(parameters);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            trainable.close();
        }
    }

    /** The loss, which the caller releases; all else is given up here, but for what the backward pass needs. */
    private LossFunction.Result forward(ImageBatch batch, List<T> targets) {
        try (PointerScope scope = new PointerScope()) {
            LossFunction.Result result = loss(batch, targets);
            result.value().retainReference();
            return result;
        }
    }

    private LossFunction.Result loss(ImageBatch batch, List<T> targets) {
        Tensor image = BatchTensor.of(batch, options.device());
        Map<String, Tensor> outputs;
        try (Autocast autocast = new Autocast(options.device(), options.precision())) {
            outputs = trained.run(image, trainable.parameters(), ForwardPass.training(draws()));
        }
        return objective.function().compute(outputs, batch, targets);
    }

    private DropoutDraws draws() {
        return new DropoutDraws(options.seed(), trainable.updates(), passes++);
    }

    /** The outputs that are not for training alone: those the loss does not read, or all where there are no others. */
    private static List<String> deployed(Graph graph, Objective<?> objective) {
        List<String> all = graph.outputs().stream().map(GraphOutput::name).toList();
        List<String> others =
                all.stream().filter(name -> !objective.reads().contains(name)).toList();
        return others.isEmpty() ? all : others;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this training session is closed");
        }
    }
}
