package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
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

    SceneArtist(InputContract contract, Size canvas) {
        this.contract = contract;
        this.canvas = canvas;
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
        TargetCollector targets = new TargetCollector(canvas);
        boolean any = false;
        for (Scene.Source from : scene.sources()) {
            SourceSample sample = source.sample(from.sample());
            Optional<PlacedSource> placed = placed(scene, from, sample, source);
            if (placed.isPresent()) {
                placed.get().draw(stage.map(), surface);
                Projective toCanvas = Projective.of(placed.get().toCanvas()).then(stage.map());
                targets.add(sample.annotations(), placed.get().visible(), toCanvas);
                any = true;
            }
        }
        ClassTarget classes = source.sample(scene.sources().get(0).sample()).classes();
        return any
                ? Optional.of(new AugmentedSample(stage.changed(surface.toImage()), targets.targets(), classes))
                : Optional.empty();
    }

    /** The frame is drawn even for an image that cannot be read, so that those after it stay as they are. */
    private Optional<PlacedSource> placed(
            Scene scene, Scene.Source from, SourceSample sample, AugmentationSource source) {
        Optional<Frame> stated = sample.size().map(size -> frame(scene, size));
        Optional<Image> read = source.image(from.sample());
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Image image = read.get();
        Size own = new Size(image.width(), image.height());
        Frame frame = stated.orElseGet(() -> frame(scene, own));
        if (source.givesWholeImages()) {
            return Optional.of(PlacedSource.ofWhole(image, frame, from.layout(), contract.interpolation()));
        }
        Size size = sample.size().orElse(own);
        double copyX = (double) image.width() / size.width();
        double copyY = (double) image.height() / size.height();
        return Optional.of(PlacedSource.ofCopy(image, copyX, copyY, frame, from.layout()));
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
        TargetCollector targets = new TargetCollector(canvas);
        targets.add(before.targets(), stage.map());
        return new AugmentedSample(stage.changed(surface.toImage()), targets.targets(), before.classes());
    }

    private int fill(Scene scene) {
        return scene.crop()
                .map(drawn -> drawn.crop().background().orElse(contract.padding()))
                .orElse(contract.padding());
    }
}
