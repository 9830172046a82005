package dev.sightline.data.augment;

import java.util.ArrayList;
import java.util.List;

/** Augmentations as listed, each at its place in the making of a canvas; within a place, in the order listed. */
final class ListedAugmentations implements AugmentationVisitor<Boolean> {

    private final List<Arrangement> arrangements = new ArrayList<>();
    private final List<Crop> crops = new ArrayList<>();
    private final List<Augmentation> canvasSteps = new ArrayList<>();
    private final List<Blend> blends = new ArrayList<>();

    ListedAugmentations(List<Augmentation> listed) {
        listed.forEach(augmentation -> augmentation.accept(this));
    }

    /** Which images make the canvas. */
    List<Arrangement> arrangements() {
        return arrangements;
    }

    /** Which part of each is used. */
    List<Crop> crops() {
        return crops;
    }

    /** What happens to the canvas: maps and photometry. */
    List<Augmentation> canvasSteps() {
        return canvasSteps;
    }

    /** Mixing with another finished canvas. */
    List<Blend> blends() {
        return blends;
    }

    /** All of them in the order they apply in. */
    List<Augmentation> inOrder() {
        List<Augmentation> all = new ArrayList<>(arrangements);
        all.addAll(crops);
        all.addAll(canvasSteps);
        all.addAll(blends);
        return List.copyOf(all);
    }

    @Override
    public Boolean arrangement(Arrangement arrangement) {
        return arrangements.add(arrangement);
    }

    @Override
    public Boolean crop(Crop crop) {
        return crops.add(crop);
    }

    @Override
    public Boolean canvasMap(CanvasMap map) {
        return canvasSteps.add(map);
    }

    @Override
    public Boolean photometry(Photometry photometry) {
        return canvasSteps.add(photometry);
    }

    @Override
    public Boolean blend(Blend blend) {
        return blends.add(blend);
    }
}
