package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.Sample;
import dev.sightline.data.classify.ClassTarget;
import dev.sightline.image.Image;
import dev.sightline.image.Projective;
import dev.sightline.image.Surface;
import dev.sightline.image.Warp;
import java.util.List;
import java.util.Optional;

/** Draws a planned scene and maps its targets by the same maps as its pixels. */
final class SceneArtist {

    private final InputContract contract;
    private final Size canvas;
    private final Framing framing;
    private final boolean withMasks;

    SceneArtist(InputContract contract, Size canvas, boolean withMasks) {
        this.contract = contract;
        this.canvas = canvas;
        this.withMasks = withMasks;
        this.framing = new Framing(canvas, contract.resize());
    }

    /** The scene; empty if no source image can be read. */
    Optional<AugmentedSample> draw(Scene scene, AugmentationSource source) {
        List<CanvasStage> stages = scene.stages();
        Optional<AugmentedSample> drawn = drawSources(scene, stages.get(0), source);
        if (drawn.isEmpty()) {
            return drawn;
        }
        AugmentedSample last = drawn.get();
        for (CanvasStage stage : stages.subList(1, stages.size())) {
            last = redraw(last, stage, fill(scene));
        }
        return Optional.of(last);
    }

    private Optional<AugmentedSample> drawSources(Scene scene, CanvasStage stage, AugmentationSource source) {
        Surface surface = Surface.filled(canvas.width(), canvas.height(), fill(scene));
        TargetCollector targets = new TargetCollector(canvas, withMasks);
        Optional<LabelRaster> labelMap = Optional.empty();
        boolean any = false;
        for (Scene.Source from : scene.sources()) {
            Sample sample = source.sample(from.sample());
            Optional<PlacedSource> placed = placed(scene, from, sample, source);
            if (placed.isPresent()) {
                placed.get().draw(stage.map(), surface);
                Projective toCanvas = Projective.of(placed.get().toCanvas()).then(stage.map());
                targets.add(
                        SourceObject.of(sample.annotations(), withMasks),
                        placed.get().visible(),
                        toCanvas);
                labelMap = placed.get().labels(source.labelMap(from.sample()), labelMap, toCanvas, canvas);
                any = true;
            }
        }
        ClassTarget classes =
                ClassTarget.of(source.sample(scene.sources().get(0).sample()));
        return any
                ? Optional.of(
                        new AugmentedSample(stage.changed(surface.toImage()), targets.targets(), classes, labelMap))
                : Optional.empty();
    }

    private Optional<PlacedSource> placed(Scene scene, Scene.Source from, Sample sample, AugmentationSource source) {
        Optional<Image> read = source.image(from.sample());
        if (source.givesWholeImages()) {
            return read.map(image -> {
                Frame frame = frame(scene, new Size(image.width(), image.height()));
                return PlacedSource.ofWhole(image, frame, from.layout(), contract.interpolation());
            });
        }
        // Drawn for an image that cannot be read, too, so that those after it stay as they are.
        Frame frame = frame(scene, sample.size());
        return read.map(image -> {
            double copyX = (double) image.width() / sample.width();
            double copyY = (double) image.height() / sample.height();
            return PlacedSource.ofCopy(image, copyX, copyY, frame, from.layout());
        });
    }

    private Frame frame(Scene scene, Size size) {
        return scene.crop()
                .map(drawn -> drawn.crop().frame(size, framing, drawn.random()))
                .orElseGet(() -> framing.whole(size));
    }

    private AugmentedSample redraw(AugmentedSample before, CanvasStage stage, int fill) {
        Surface surface = Surface.filled(canvas.width(), canvas.height(), fill);
        Box.Pixels whole = new Box.Pixels(0, 0, canvas.width(), canvas.height());
        Warp.draw(before.canvas(), whole, stage.map(), surface);
        TargetCollector targets = new TargetCollector(canvas, withMasks);
        targets.add(before.targets(), stage.map());
        Optional<LabelRaster> labelMap = before.labelMap().map(labels -> {
            LabelRaster mapped = LabelRaster.empty(canvas);
            labels.draw(whole, stage.map(), mapped);
            return mapped;
        });
        return new AugmentedSample(stage.changed(surface.toImage()), targets.targets(), before.classes(), labelMap);
    }

    private int fill(Scene scene) {
        return scene.crop()
                .map(drawn -> drawn.crop().background().orElse(contract.padding()))
                .orElse(contract.padding());
    }
}
