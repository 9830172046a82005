package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RunPosition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which samples each batch of one epoch is made of, and for what input. */
final class EpochPlan {

    private final int[] order;
    private final int epoch;
    private final BatchOptions options;
    private final RowMaker.Factory<?> rows;

    /**
     * @param order as the sampling gives it
     */
    EpochPlan(int[] order, int epoch, BatchOptions options, RowMaker.Factory<?> rows) {
        EpochShapes shapes = new EpochShapes(options.seed(), epoch, options.batchSize(), rows::resized);
        this.order = options.canvases().arranged(order, shapes);
        this.epoch = epoch;
        this.options = options;
        this.rows = rows;
    }

    int epoch() {
        return epoch;
    }

    int batches() {
        int whole = order.length / options.batchSize();
        boolean rest = order.length % options.batchSize() != 0;
        return rest && !options.dropLast() ? whole + 1 : whole;
    }

    int firstPosition(int batch) {
        return batch * options.batchSize();
    }

    /** One past the last position of a batch. */
    int endPosition(int batch) {
        return Math.min(order.length, firstPosition(batch) + options.batchSize());
    }

    int sample(int position) {
        return order[position];
    }

    RunPosition at(int position) {
        return new RunPosition(options.seed(), epoch, options.epochs(), position);
    }

    /** The size of each batch's images. */
    List<Size> sizes() {
        return IntStream.range(0, batches()).mapToObj(this::canvas).toList();
    }

    /** What the images of a batch are made for. */
    InputContract input(int batch) {
        ResizeRule rule = rows.input().resize();
        Size canvas = canvas(batch);
        return canvas.equals(rows.canvas())
                ? rows.input()
                : rows.input().withResize(rule.onCanvas(canvas).orElseThrow());
    }

    private Size canvas(int batch) {
        return options.canvases().canvas(rows.canvas(), place(batch));
    }

    private BatchPlace place(int batch) {
        long step = (long) epoch * batches() + batch;
        List<Size> images = Arrays.stream(order, firstPosition(batch), endPosition(batch))
                .mapToObj(rows::resized)
                .toList();
        return new BatchPlace(options.seed(), epoch, step, images);
    }
}
