package dev.sightline.data.augment;

import dev.sightline.image.Affine;

/** Left and right of the canvas exchanged, with this probability (0 to 1). */
public record HorizontalFlip(double probability) implements Augmentation {

    public HorizontalFlip {
        Ranges.requireProbability(probability);
    }

    @Override
    public String name() {
        return "horizontal-flip";
    }

    @Override
    public Stage stage() {
        return Stage.GEOMETRY;
    }

    @Override
    public void apply(Scene scene, RandomStream random) {
        if (random.happens(probability)) {
            scene.mapCanvas(new Affine(-1, 0, scene.canvas().width(), 0, 1, 0));
        }
    }
}
