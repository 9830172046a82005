package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.data.classify.ClassImages;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.transform.TransformPipeline;
import java.util.List;
import java.util.Optional;

/** Rows of images with classes. Immutable: used by all threads at once. */
final class ClassRows implements RowMaker.Factory<ClassItem> {

    private final List<ClassSample> samples;
    private final TransformPipeline pipeline;
    private final ClassImages images;

    ClassRows(List<ClassSample> samples, TransformPipeline pipeline, ClassImages images) {
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
    public RowMaker<ClassItem> maker() {
        CanvasTensor tensor = new CanvasTensor(pipeline.contract(), pipeline.canvas());
        return (index, at, floats, row) -> {
            Optional<TransformPipeline.Made> made = make(index, at);
            made.ifPresent(sample -> tensor.write(sample.canvas(), floats, row));
            return made.map(sample -> new ClassItem(samples.get(index), sample.target()));
        };
    }

    private Optional<TransformPipeline.Made> make(int index, RunPosition at) {
        try {
            return pipeline.make(samples, index, at, images::image);
        } catch (RuntimeException e) {
            ClassSample sample = samples.get(index);
            throw new BatchException(
                    "sample " + sample.id() + " (" + sample.image() + ") could not be made ready in epoch " + at.epoch()
                            + ": " + e.getMessage(),
                    e);
        }
    }
}
