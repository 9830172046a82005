package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.RunPosition;
import java.util.List;
import java.util.Optional;

/** Rows of a detection dataset: augmented canvases with the boxes on them. Immutable: used by all threads at once. */
final class DetectionRows implements RowMaker.Factory<BatchItem> {

    private final List<Sample> samples;
    private final AugmentationPipeline pipeline;
    private final ImageCache images;

    DetectionRows(List<Sample> samples, AugmentationPipeline pipeline, ImageCache images) {
        if (!pipeline.contract().equals(images.contract())) {
            throw new IllegalArgumentException("augmentation and images must follow one contract, received "
                    + pipeline.contract() + " and " + images.contract());
        }
        this.samples = samples;
        this.pipeline = pipeline;
        this.images = images;
    }

    @Override
    public int samples() {
        return samples.size();
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
    public RowMaker<BatchItem> maker() {
        CanvasTensor tensor = new CanvasTensor(pipeline.contract(), pipeline.canvas());
        return (index, at, floats, row) -> {
            Optional<AugmentedSample> made = make(index, at);
            made.ifPresent(sample -> tensor.write(sample.canvas(), floats, row));
            return made.map(sample -> item(index, sample));
        };
    }

    /**
     * @return empty if no image of the canvas can be read and such samples are to be skipped
     * @throws BatchException for any failure; names the sample and its image
     */
    private Optional<AugmentedSample> make(int index, RunPosition at) {
        try {
            return pipeline.augment(samples, index, at, images);
        } catch (RuntimeException e) {
            Sample sample = samples.get(index);
            throw new BatchException(
                    "sample " + sample.id() + " (" + sample.image() + ") could not be made ready in epoch " + at.epoch()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    private BatchItem item(int index, AugmentedSample made) {
        Sample sample = samples.get(index);
        return new BatchItem(
                sample, made.targets(), pipeline.contract().resize().place(sample.width(), sample.height()));
    }
}
