package dev.sightline.infer.predict;

import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.infer.session.SessionBinding;
import java.util.List;

/**
 * Images as a predictor's network takes them, in the native memory it reads them from. Made by
 * {@link Predictor#prepare(List)}; the memory is lent by the predictor until {@link #close}. For one thread at a time.
 */
public final class PreparedBatch implements AutoCloseable {

    private final Bindings lender;
    private final SessionBinding binding;
    private final List<Placement> placements;
    private boolean closed;

    PreparedBatch(Bindings lender, SessionBinding binding, List<Placement> placements) {
        this.lender = lender;
        this.binding = binding;
        this.placements = List.copyOf(placements);
    }

    /** How many images there are. */
    public int size() {
        return placements.size();
    }

    /** Where an image, counted from 0, lies on its canvas. */
    public Placement placement(int image) {
        return placements.get(image);
    }

    NetworkOutputs run() {
        if (closed) {
            throw new IllegalStateException("the batch of " + size() + " images is closed");
        }
        return binding.run();
    }

    /** Gives the memory back, and with it that of the outputs. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lender.giveBack(binding);
        }
    }
}
