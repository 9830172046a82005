package dev.sightline.torch.optimise;

import dev.sightline.nn.Parameter;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.StreamedArray;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.LossDivisor;
import dev.sightline.torch.execute.NativeDevices;
import dev.sightline.torch.execute.ParameterGroup;
import dev.sightline.torch.execute.ParameterViews;
import dev.sightline.torch.execute.StateCheck;
import dev.sightline.torch.execute.TensorArrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The vectors of a network in training, and how an update changes them. Owns their native memory. */
public final class TrainableVectors implements AutoCloseable {

    private final TrainingOptions options;
    private final ParameterViews parameters;
    private final ParameterViews gradient;
    private final ParameterViews averages;
    private final FlatOptimizer optimizer;
    private final LossScale lossScale;
    private @Nullable LossDivisor gathered;
    private long updates;
    private int epoch;

    public TrainableVectors(FlatLayout layout, TrainingOptions options) {
        this.options = options;
        this.lossScale = new LossScale(options.precision());
        this.parameters = ParameterViews.zeros(layout, NativeDevices.floatsOn(options.device()));
        initialize(layout, options.seed());
        this.averages = parameters.copy();
        this.gradient = ParameterViews.zeros(layout, NativeDevices.floatsOn(options.device()));
        try (PointerScope scope = new PointerScope()) {
            this.optimizer = FlatOptimizer.create(options.optimizer(), parameters.learning(), layout);
        }
        beginEpoch(0);
    }

    /** Makes trainable what is trained in this epoch, and nothing else; returns how many numbers that is. */
    public long beginEpoch(int number) {
        epoch = number;
        try (PointerScope scope = new PointerScope()) {
            parameters.beginEpoch(number, gradient);
        }
        return parameters.layout().trainableAt(number);
    }

    public ParameterViews parameters() {
        return parameters;
    }

    public ParameterViews averages() {
        return averages;
    }

    /** Updates of the weights so far. */
    public long updates() {
        return updates;
    }

    public double lossScale() {
        return lossScale.value();
    }

    /**
     * Makes room for another batch's gradient: what is gathered so far counts as its images' part of all.
     *
     * @return the factor of the next batch's loss; 1 for the first one of an update
     */
    public double join(LossDivisor next) {
        LossDivisor before = gathered;
        LossDivisor both = before == null ? next : before.and(next);
        gathered = both;
        if (before != null) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard noGrad = new NoGradGuard()) {
                gradient.learning().mul_(new Scalar(both.factor() / before.factor()));
            }
        }
        return both.factor() / next.factor();
    }

    /** One step of the update rule with the gathered gradient, which is taken away. */
    public UpdateOutcome update(LearningRates rates) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor whole = gradient.learning();
            if (lossScale.isUsed()) {
                whole.mul_(new Scalar(1 / lossScale.value()));
            }
            double norm = whole.norm().item_double();
            boolean finite = Double.isFinite(norm);
            boolean statisticsFinite = statisticsAreFinite();
            if (finite && statisticsFinite) {
                apply(whole, norm, rates);
                lossScale.wentWell();
            } else if (!finite && lossScale.isUsed()) {
                lossScale.overflowed();
            }
            whole.zero_();
            gathered = null;
            return new UpdateOutcome(norm, finite && statisticsFinite, statisticsFinite);
        }
    }

    /** The vectors themselves, to be read before the next step. */
    public TrainingState liveState() {
        Map<String, StreamedArray> vectors = new LinkedHashMap<>();
        optimizer.state().forEach((name, vector) -> vectors.put(name, TensorArrays.streamed(vector)));
        return new TrainingState(
                parameters.streamed(),
                averages.streamed(),
                vectors,
                updates,
                new TrainingState.Scale(lossScale.value(), lossScale.goodUpdates()));
    }

    public void restore(TrainingState state) {
        StateCheck.requireSame(parameters.layout(), state.parameters());
        StateCheck.requireSame(parameters.layout(), state.averages());
        StateCheck.requireSame(optimizer.state(), state.optimizer());
        state.parameters().forEach(parameters::set);
        state.averages().forEach(averages::set);
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            optimizer.state().forEach((name, vector) -> {
                StreamedArray stored = Objects.requireNonNull(state.optimizer().get(name));
                try (Tensor loaded = TensorArrays.of(stored, stored.count())) {
                    vector.copy_(loaded);
                }
            });
            gradient.learning().zero_();
        }
        gathered = null;
        updates = state.updates();
        lossScale.restore(state.lossScale());
    }

    public void load(Map<String, StoredArray> loaded) {
        StateCheck.requireKnown(parameters.layout(), loaded);
        loaded.forEach((path, array) -> {
            parameters.set(path, array);
            averages.set(path, array);
        });
    }

    @Override
    public void close() {
        optimizer.close();
        parameters.close();
        gradient.close();
        averages.close();
    }

    /** One sum: it is finite only if every statistic is. */
    private boolean statisticsAreFinite() {
        return Double.isFinite(parameters.statistics().sum().item_double());
    }

    private void apply(Tensor whole, double norm, LearningRates rates) {
        if (norm > options.gradientClip()) {
            whole.mul_(new Scalar(options.gradientClip() / (norm + 1e-6)));
        }
        for (ParameterGroup group : parameters.layout().groups()) {
            if (group.trainableFrom() <= epoch) {
                Tensor stretch = parameters.learning().narrow(0, group.offset(), group.length());
                Tensor slope = whole.narrow(0, group.offset(), group.length());
                optimizer.update(stretch, slope, group, rates);
            }
        }
        updates++;
        double towards = 1 - options.averaging().decayAfter(updates);
        averages.learning().lerp_(parameters.learning(), new Scalar(towards));
        averages.statistics().lerp_(parameters.statistics(), new Scalar(towards));
    }

    /** Each parameter draws from a generator of its own, so that adding a layer does not change the others. */
    private void initialize(FlatLayout layout, long seed) {
        for (FlatLayout.Slot slot : layout.slots()) {
            Parameter parameter = slot.parameter();
            float[] values = new float[Math.toIntExact(slot.length())];
            long own = seed * 0x9E3779B97F4A7C15L + parameter.path().hashCode();
            parameter.initializer().fill(values, new SplittableRandom(own));
            parameters.set(parameter.path(), new StoredArray(parameter.shape().sizes(), values));
        }
    }
}
