package dev.sightline.torch.execute;

import dev.sightline.nn.StreamedArray;
import dev.sightline.nn.op.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * One complete set of a network's numbers: two vectors, and for each parameter a view of its stretch in the shape its
 * operation takes.
 *
 * <p>Convolution weights are stored with the channel innermost, which is the layout that channels-last kernels read, so
 * no step ever copies one. Owns its native memory; {@link #close} frees it.
 */
public final class ParameterViews implements AutoCloseable {

    private final FlatLayout layout;
    private final Tensor learning;
    private final Tensor statistics;
    private final Map<String, Tensor> views = new LinkedHashMap<>();
    private final Set<String> unfrozen = new HashSet<>();

    private ParameterViews(FlatLayout layout, Tensor learning, Tensor statistics) {
        this.layout = layout;
        this.learning = learning;
        this.statistics = statistics;
        for (FlatLayout.Slot slot : layout.slots()) {
            Tensor view = view(slot.statistic() ? statistics : learning, slot);
            views.put(slot.parameter().path(), view.detach().retainReference());
        }
    }

    /** All zero, on the given device. */
    public static ParameterViews zeros(FlatLayout layout, TensorOptions options) {
        try (PointerScope scope = new PointerScope()) {
            Tensor learning = torch.zeros(new long[] {layout.trainableCount()}, options);
            Tensor statistics = torch.zeros(new long[] {layout.statisticCount()}, options);
            return new ParameterViews(layout, learning.retainReference(), statistics.retainReference());
        }
    }

    /** A copy with memory of its own. */
    public ParameterViews copy() {
        try (PointerScope scope = new PointerScope()) {
            return new ParameterViews(
                    layout,
                    learning.detach().clone().retainReference(),
                    statistics.clone().retainReference());
        }
    }

    public Tensor learning() {
        return learning;
    }

    public Tensor statistics() {
        return statistics;
    }

    Tensor view(String path) {
        Tensor view = views.get(path);
        if (view == null) {
            throw new IllegalStateException("the graph has no parameter " + path);
        }
        return view;
    }

    /** Whether this parameter or statistic keeps its value in the epoch begun last; all do before the first. */
    boolean isFrozen(String path) {
        return !unfrozen.contains(path);
    }

    /**
     * Makes each view trained in this epoch a leaf whose gradient is accumulated into the matching stretch of
     * {@code gradient}. The others ask for none, so that nothing below the first trained layer is differentiated.
     */
    public void beginEpoch(int epoch, ParameterViews gradient) {
        unfrozen.clear();
        for (FlatLayout.Slot slot : layout.slots()) {
            String path = slot.parameter().path();
            if (slot.isTrainableAt(epoch)) {
                unfrozen.add(path);
            }
            if (!slot.statistic()) {
                Tensor view = view(path);
                view.requires_grad_(slot.isTrainableAt(epoch));
                view.mutable_grad().put(gradient.view(path));
            }
        }
    }

    /** Every parameter by path, to be read before the next step. */
    public Map<String, StreamedArray> streamed() {
        Map<String, StreamedArray> arrays = new LinkedHashMap<>();
        for (FlatLayout.Slot slot : layout.slots()) {
            String path = slot.parameter().path();
            arrays.put(path, new StreamedTensor(slot.parameter().shape().sizes(), view(path)));
        }
        return arrays;
    }

    /** Overwrites one parameter. */
    public void set(String path, StreamedArray array) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor view = view(path);
            view.copy_(TensorArrays.of(array, array.count()).view(view.sizes()));
        }
    }

    public FlatLayout layout() {
        return layout;
    }

    @Override
    public void close() {
        views.values().forEach(Tensor::releaseReference);
        learning.releaseReference();
        statistics.releaseReference();
    }

    private static Tensor view(Tensor vector, FlatLayout.Slot slot) {
        Tensor stretch = vector.narrow(0, slot.offset(), slot.length());
        Shape shape = slot.parameter().shape();
        if (shape.rank() != 4) {
            return stretch.view(
                    shape.sizes().stream().mapToLong(Integer::longValue).toArray());
        }
        return stretch.view(shape.size(0), shape.size(2), shape.size(3), shape.size(1))
                .permute(0, 3, 1, 2);
    }
}
