package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.data.Sample;
import dev.sightline.image.Affine;
import dev.sightline.image.HsvShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plan of one canvas while augmentations write their choices into it: which images, which part of each, where it
 * lies, how the canvas is mapped, which colours change. Nothing is drawn before the plan is complete.
 *
 * <p>Belongs to one thread.
 */
public final class Scene {

    private final List<Sample> samples;
    private final Size canvas;
    private final List<Source> sources = new ArrayList<>();
    private final List<HsvShift> colours = new ArrayList<>();
    private Affine map = Affine.identity();
    private Optional<Blend> blend = Optional.empty();

    /** A canvas mixed with another sample's; {@code weight} is this canvas's share. */
    record Blend(int other, double weight) {}

    Scene(List<Sample> samples, int sample, Size canvas) {
        this.samples = samples;
        this.canvas = canvas;
        sources.add(source(sample, SourceLayout::alone));
    }

    Size canvas() {
        return canvas;
    }

    List<Source> sources() {
        return sources;
    }

    List<HsvShift> colours() {
        return colours;
    }

    /** From the arranged canvas to the final one. */
    Affine map() {
        return map;
    }

    Optional<Blend> blend() {
        return blend;
    }

    /** Lays the sample itself out otherwise. */
    void arrange(SourceLayout layout) {
        sources.set(0, sources.get(0).withLayout(layout));
    }

    /** Adds a random image of the dataset. */
    void add(RandomStream random, SourceLayout layout) {
        sources.add(source(random.below(samples.size()), layout));
    }

    void selectParts(Function<Sample, Window> choice) {
        sources.replaceAll(source -> source.withWindow(choice.apply(source.sample())));
    }

    /** Applies a map to the whole canvas, after those it got before. */
    void mapCanvas(Affine next) {
        map = map.then(next);
    }

    void shiftColours(HsvShift shift) {
        colours.add(shift);
    }

    /** Mixes in a random sample of the dataset. */
    void blend(RandomStream random, double weight) {
        blend = Optional.of(new Blend(random.below(samples.size()), weight));
    }

    private Source source(int index, SourceLayout layout) {
        Sample sample = samples.get(index);
        return new Source(sample, Window.whole(sample), layout);
    }
}
