package dev.sightline.data.batch;

import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.SourceSample;
import dev.sightline.data.classify.ClassTarget;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Optional;

/** Samples with boxes, their images resized once and kept. */
final class DetectionItems implements ItemSource<BatchItem> {

    private static final ClassTarget NO_CLASSES = new ClassTarget(new int[0], new float[0]);

    private final List<Sample> samples;
    private final ImageCache images;

    DetectionItems(List<Sample> samples, ImageCache images) {
        this.samples = samples;
        this.images = images;
    }

    @Override
    public int samples() {
        return samples.size();
    }

    @Override
    public SourceSample sample(int index) {
        Sample sample = samples.get(index);
        Size size = new Size(sample.width(), sample.height());
        return new SourceSample(Optional.of(size), sample.boxes(), NO_CLASSES);
    }

    @Override
    public Optional<Image> image(int index) {
        return images.image(samples.get(index));
    }

    @Override
    public boolean givesWholeImages() {
        return false;
    }

    @Override
    public String described(int index) {
        Sample sample = samples.get(index);
        return sample.id() + " (" + sample.file() + ")";
    }

    @Override
    public BatchItem item(int index, AugmentedSample made) {
        Sample sample = samples.get(index);
        ResizeRule rule = images.contract().resize();
        return new BatchItem(sample, made.targets(), rule.place(sample.width(), sample.height()));
    }
}
