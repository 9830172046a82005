package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
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
    public InputContract input() {
        return pipeline.contract();
    }

    @Override
    public Size resized(int index) {
        Size size = source.sample(index).size();
        return input().resize().place(size.width(), size.height()).scaled();
    }

    @Override
    public RowMaker<I> maker(InputContract input) {
        AugmentationPipeline made = pipeline.at(input);
        CanvasTensor tensor = new CanvasTensor(input, made.canvas());
        return (index, at, floats, row) -> {
            Optional<AugmentedSample> augmented = augmented(made, index, at);
            augmented.ifPresent(sample -> tensor.write(sample.canvas(), floats, row));
            return augmented.map(sample -> source.item(index, sample, input));
        };
    }

    /**
     * @return empty if no image of the canvas can be read and such samples are to be skipped
     * @throws BatchException for any failure; names the sample and its image
     */
    private Optional<AugmentedSample> augmented(AugmentationPipeline at, int index, RunPosition place) {
        try {
            return at.augment(source, index, place);
        } catch (RuntimeException e) {
            throw new BatchException(
                    "sample " + source.described(index) + " could not be made ready in epoch " + place.epoch() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
