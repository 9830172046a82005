package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.Sample;
import dev.sightline.image.Affine;
import dev.sightline.image.HsvShift;
import dev.sightline.image.Image;
import dev.sightline.image.Surface;
import dev.sightline.image.Warp;
import java.util.Optional;

/** Draws a planned scene and maps its boxes by the same maps as its pixels. */
final class SceneArtist {

    private static final int WEIGHT_BITS = 16;

    private final InputContract contract;
    private final Size canvas;

    SceneArtist(InputContract contract, Size canvas) {
        this.contract = contract;
        this.canvas = canvas;
    }

    /** The scene without its blend; empty if no source image can be read. */
    Optional<AugmentedSample> draw(Scene scene, ImageSource images) {
        Surface surface = Surface.filled(canvas.width(), canvas.height(), contract.padding());
        TargetCollector targets = new TargetCollector(canvas);
        boolean any = false;
        for (Source source : scene.sources()) {
            Optional<Image> image = images.image(source.sample());
            if (image.isPresent()) {
                draw(source, image.get(), scene.map(), surface, targets);
                any = true;
            }
        }
        if (!any) {
            return Optional.empty();
        }
        Image drawn = surface.toImage();
        for (HsvShift shift : scene.colours()) {
            drawn = shift.apply(drawn);
        }
        return Optional.of(new AugmentedSample(drawn, targets.targets()));
    }

    /** Both canvases mixed, with the boxes of both. */
    AugmentedSample blend(AugmentedSample first, AugmentedSample second, double weight) {
        TargetCollector targets = new TargetCollector(canvas);
        targets.add(first.targets());
        targets.add(second.targets());
        byte[] mixed = mix(first.canvas().rgb(), second.canvas().rgb(), weight);
        return new AugmentedSample(new Image(canvas.width(), canvas.height(), mixed), targets.targets());
    }

    private void draw(Source source, Image image, Affine map, Surface surface, TargetCollector targets) {
        Sample sample = source.sample();
        Affine toCanvas = source.toCanvas(contract.resize()).then(map);
        double copyX = (double) image.width() / sample.width();
        double copyY = (double) image.height() / sample.height();
        Box.Pixels visible = source.window().box();
        Box.Pixels copyVisible = Affine.scale(copyX, copyY).bounds(visible);
        Warp.draw(image, copyVisible, Affine.scale(1 / copyX, 1 / copyY).then(toCanvas), surface);
        targets.add(sample.annotations(), visible, toCanvas);
    }

    private static byte[] mix(byte[] first, byte[] second, double weight) {
        int share = (int) Math.round(weight * (1 << WEIGHT_BITS));
        int rest = (1 << WEIGHT_BITS) - share;
        byte[] mixed = new byte[first.length];
        for (int i = 0; i < mixed.length; i++) {
            int sum = (first[i] & 255) * share + (second[i] & 255) * rest;
            mixed[i] = (byte) ((sum + (1 << (WEIGHT_BITS - 1))) >> WEIGHT_BITS);
        }
        return mixed;
    }
}
