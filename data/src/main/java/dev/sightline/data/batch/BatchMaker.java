package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes whole batches of one epoch, on one thread. */
final class BatchMaker<I> {

    private final EpochPlan plan;
    private final RowMaker.Factory<I> rows;

    BatchMaker(EpochPlan plan, RowMaker.Factory<I> rows) {
        this.plan = plan;
        this.rows = rows;
    }

    /**
     * Fills the memory with one batch.
     *
     * @param stopped asked between samples; once true, the rest is left out
     * @return fewer items than planned if images were skipped; maybe none
     */
    List<I> make(int batch, BatchMemory.Lease memory, BooleanSupplier stopped) {
        InputContract input = plan.input(batch);
        memory.shape(input.resize().canvas().orElseThrow());
        RowMaker<I> maker = rows.maker(input);
        List<I> items = new ArrayList<>();
        int end = plan.endPosition(batch);
        for (int position = plan.firstPosition(batch); position < end && !stopped.getAsBoolean(); position++) {
            maker.make(plan.sample(position), plan.at(position), memory.floats(), items.size())
                    .ifPresent(items::add);
        }
        return items;
    }
}
