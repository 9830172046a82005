package dev.sightline.data.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes whole batches of one epoch, on one thread. */
final class BatchMaker<I> {

    private final EpochPlan plan;
    private final RowMaker<I> maker;

    BatchMaker(EpochPlan plan, RowMaker<I> maker) {
        this.plan = plan;
        this.maker = maker;
    }

    /**
     * Fills the memory with one batch.
     *
     * @param stopped asked between samples; once true, the rest is left out
     * @return fewer items than planned if images were skipped; maybe none
     */
    List<I> make(int batch, BatchMemory.Lease memory, BooleanSupplier stopped) {
        List<I> items = new ArrayList<>();
        int end = plan.endPosition(batch);
        for (int position = plan.firstPosition(batch); position < end && !stopped.getAsBoolean(); position++) {
            maker.make(plan.sample(position), plan.at(position), memory.floats(), items.size())
                    .ifPresent(items::add);
        }
        return items;
    }
}
