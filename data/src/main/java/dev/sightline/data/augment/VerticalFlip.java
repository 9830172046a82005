package dev.sightline.data.augment;

import dev.sightline.image.Affine;

/** Top and bottom of the canvas exchanged, with this probability (0 to 1): for images without an up and a down. */
public record VerticalFlip(double probability) implements Augmentation {

    public VerticalFlip {
        Ranges.requireProbability(probability);
    }

    @Override
    public String name() {
        return "vertical-flip";
    }

    @Override
    public Stage stage() {
        return Stage.GEOMETRY;
    }

    @Override
    public void apply(Scene scene, RandomStream random) {
        if (random.happens(probability)) {
            scene.mapCanvas(new Affine(1, 0, 0, 0, -1, scene.canvas().height()));
        }
    }
}
