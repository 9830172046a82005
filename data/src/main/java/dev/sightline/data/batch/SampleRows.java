package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.RunPosition;
import java.util.Optional;

/**
 * Rows of a dataset of any task: augmented canvases with what is to be found on them. Immutable: used by all threads at
 * once.
 *
 * @param <I> what belongs to one row
 */
final class SampleRows<I> implements RowMaker.Factory<I> {

    private final ItemSource<I> source;
    private final AugmentationPipeline pipeline;

    SampleRows(ItemSource<I> source, AugmentationPipeline pipeline) {
        this.source = source;
        this.pipeline = pipeline;
    }

    @Override
    public int samples() {
        return source.samples();
    }

    @Override
    public Size canvas() {
        return pipeline.canvas();
    }

    @Override
    public int channels() {
        return pipeline.contract().color().channels();
    }

    @Override
    public RowMaker<I> maker() {
        CanvasTensor tensor = new CanvasTensor(pipeline.contract(), pipeline.canvas());
        return (index, at, floats, row) -> {
            Optional<AugmentedSample> made = make(index, at);
            made.ifPresent(sample -> tensor.write(sample.canvas(), floats, row));
            return made.map(sample -> source.item(index, sample));
        };
    }

    /**
     * @return empty if no image of the canvas can be read and such samples are to be skipped
     * @throws BatchException for any failure; names the sample and its image
     */
    private Optional<AugmentedSample> make(int index, RunPosition at) {
        try {
            return pipeline.augment(source, index, at);
        } catch (RuntimeException e) {
            throw new BatchException(
                    "sample " + source.described(index) + " could not be made ready in epoch " + at.epoch() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
