package dev.sightline.data.batch;

import dev.sightline.data.augment.AugmentedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes whole batches of one epoch, on one thread. */
final class BatchMaker {

    private final EpochPlan plan;
    private final SampleMaker maker;
    private final CanvasTensor tensor;

    BatchMaker(EpochPlan plan, SampleMaker maker) {
        this.plan = plan;
        this.maker = maker;
        this.tensor = maker.tensor();
    }

    /**
     * Fills the memory with one batch.
     *
     * @param stopped asked between samples; once true, the rest is left out
     * @return fewer items than planned if pictures were skipped; maybe none
     */
    List<BatchItem> make(int batch, BatchMemory.Lease memory, BooleanSupplier stopped) {
        List<BatchItem> items = new ArrayList<>();
        int end = plan.endPosition(batch);
        for (int position = plan.firstPosition(batch); position < end && !stopped.getAsBoolean(); position++) {
            int index = plan.sample(position);
            Optional<AugmentedSample> made = maker.make(index, plan.at(position));
            if (made.isPresent()) {
                tensor.write(made.get().canvas(), memory.floats(), items.size());
                items.add(maker.item(index, made.get()));
            }
        }
        return items;
    }
}
