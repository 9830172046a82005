package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Optional;

/** Samples with boxes, their images resized once and kept. */
final class DetectionItems implements ItemSource<BatchItem> {

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
    public Sample sample(int index) {
        return samples.get(index);
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
        return sample.id() + " (" + sample.image() + ")";
    }

    @Override
    public BatchItem item(int index, AugmentedSample made, InputContract input) {
        Sample sample = samples.get(index);
        ResizeRule rule = input.resize();
        return new BatchItem(sample, made.targets(), rule.place(sample.width(), sample.height()));
    }
}
