package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Projective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan of one canvas while augmentations write their choices into it: which images, which part of each, where it
 * lies, how the canvas is mapped, how its pixels change. Nothing is drawn before the plan is complete.
 *
 * <p>Belongs to one thread.
 */
public final class Scene {

    private final int samples;
    private final Size canvas;
    private final List<Source> sources = new ArrayList<>();
    private final List<CanvasStage> stages = new ArrayList<>();
    private Optional<DrawnCrop> crop = Optional.empty();

    /** One source image of the scene, by its sample's number. */
    record Source(int sample, SourceLayout layout) {}

    /** The crop of every source image, with its random numbers. */
    record DrawnCrop(Crop crop, RandomStream random) {}

    Scene(int samples, int sample, Size canvas) {
        this.samples = samples;
        this.canvas = canvas;
        sources.add(new Source(sample, Frame::laid));
        stages.add(new CanvasStage());
    }

    /** The size of the canvas. */
    public Size canvas() {
        return canvas;
    }

    /** Lays the sample itself out otherwise. */
    public void arrange(SourceLayout layout) {
        sources.set(0, new Source(sources.get(0).sample(), layout));
    }

    /** Adds a random image of the dataset. */
    public void add(RandomStream random, SourceLayout layout) {
        sources.add(new Source(random.below(samples), layout));
    }

    List<Source> sources() {
        return sources;
    }

    /** At least one: the first is drawn from the sources, each other from the one before it. */
    List<CanvasStage> stages() {
        return stages;
    }

    Optional<DrawnCrop> crop() {
        return crop;
    }

    void crop(Crop drawn, RandomStream random) {
        crop = Optional.of(new DrawnCrop(drawn, random));
    }

    /** Maps the whole canvas, after what happened to it before. */
    void map(Projective next) {
        if (next.isIdentity()) {
            return;
        }
        if (last().looksAtPosition()) {
            stages.add(new CanvasStage());
        }
        last().map(next);
    }

    /** Changes pixels of the whole canvas. */
    void change(Photometry photometry, RandomStream random) {
        last().change(photometry, random);
    }

    private CanvasStage last() {
        return stages.get(stages.size() - 1);
    }
}
