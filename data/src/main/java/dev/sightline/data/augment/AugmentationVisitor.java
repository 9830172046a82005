package dev.sightline.data.augment;

/**
 * Something done differently for each kind of augmentation; a new kind does not compile until every visitor
 * handles it.
 *
 * @param <R> what comes of it
 */
public interface AugmentationVisitor<R> {

    R crop(Crop crop);

    R canvasMap(CanvasMap map);

    R photometry(Photometry photometry);

    R arrangement(Arrangement arrangement);

    R blend(Blend blend);
}
