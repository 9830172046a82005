package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Optional;

/** Samples with classes, their images read in full each time. */
final class ClassItems implements ItemSource<ClassItem> {

    private final List<Sample> samples;
    private final SampleImages images;

    ClassItems(List<Sample> samples, SampleImages images) {
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
        return true;
    }

    @Override
    public String described(int index) {
        Sample sample = samples.get(index);
        return sample.id() + " (" + sample.image() + ")";
    }

    @Override
    public ClassItem item(int index, AugmentedSample made, InputContract input) {
        return new ClassItem(samples.get(index), made.classes());
    }
}
