package dev.sightline.data.augment;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.Projective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the objects of one canvas, and drops those of which too little is left to train on.
 *
 * <p>A box is the bounding box of its mapped corners, clipped to the canvas. It is dropped if, after clipping, it is less
 * than 2 pixels wide or high, more than 100 times as long as wide, or covers less than 10 % of what the whole mapped
 * box covers. Crowds are never targets.
 */
final class TargetCollector {

    private static final double MINIMUM_SIDE = 2;
    private static final double MAXIMUM_ASPECT_RATIO = 100;
    private static final double MINIMUM_VISIBLE = .1;
    private static final int FIRST_CAPACITY = 32;

    private final Size canvas;
    private float[] boxes = new float[4 * FIRST_CAPACITY];
    private int[] labels = new int[FIRST_CAPACITY];
    private final boolean withMasks;
    private final List<Optional<CanvasMask>> masks = new ArrayList<>();
    private int count;

    TargetCollector(Size canvas) {
        this(canvas, false);
    }

    /** Draws the masks of objects, too, where they are annotated and asked for. */
    TargetCollector(Size canvas, boolean withMasks) {
        this.canvas = canvas;
        this.withMasks = withMasks;
    }

    /**
     * Adds the objects of one image.
     *
     * @param visible the part of the source image that is shown at all
     * @param toCanvas from the source image, as shown, to the canvas
     */
    void add(List<SourceObject> objects, Box.Pixels visible, Projective toCanvas) {
        for (SourceObject object : objects) {
            if (!object.box().crowd()
                    && add(object.box().box(), object.box().label(), visible, toCanvas)
                    && withMasks) {
                masks.add(object.mask()
                        .map(mask ->
                                CanvasMask.drawn(Coverage.of(mask), common(mask.bounds(), visible), toCanvas, canvas)));
            }
        }
    }

    /** Adds the objects of another canvas of the same size, under a map. */
    void add(Targets targets, Projective map) {
        Box.Pixels whole = new Box.Pixels(0, 0, canvas.width(), canvas.height());
        float[] from = targets.boxes();
        for (int i = 0; i < targets.size(); i++) {
            Box.Pixels box = new Box.Pixels(from[4 * i], from[4 * i + 1], from[4 * i + 2], from[4 * i + 3]);
            if (add(box, targets.labels()[i], whole, map) && withMasks) {
                masks.add(targets.mask(i).map(mask -> mask.mapped(map, canvas)));
            }
        }
    }

    Targets targets() {
        return new Targets(Arrays.copyOf(boxes, 4 * count), Arrays.copyOf(labels, count), masks);
    }

    /** Whether enough of the object is left. */
    private boolean add(Box.Pixels box, int label, Box.Pixels visible, Projective toCanvas) {
        Optional<Box.Pixels> whole = toCanvas.bounds(box);
        Optional<Box.Pixels> seen =
                toCanvas.bounds(common(box, visible)).map(bounds -> bounds.clip(canvas.width(), canvas.height()));
        boolean kept = whole.isPresent() && seen.isPresent() && isWorthTraining(seen.get(), whole.get());
        if (kept) {
            append(seen.get(), label);
        }
        return kept;
    }

    private static boolean isWorthTraining(Box.Pixels seen, Box.Pixels whole) {
        double shorter = Math.min(seen.width(), seen.height());
        double longer = Math.max(seen.width(), seen.height());
        return shorter >= MINIMUM_SIDE
                && longer <= MAXIMUM_ASPECT_RATIO * shorter
                && seen.area() >= MINIMUM_VISIBLE * whole.area();
    }

    /** The common part; of zero area, at the visible part's edge, if there is none. */
    private static Box.Pixels common(Box.Pixels box, Box.Pixels visible) {
        return new Box.Pixels(
                within(box.xMin(), visible.xMin(), visible.xMax()),
                within(box.yMin(), visible.yMin(), visible.yMax()),
                within(box.xMax(), visible.xMin(), visible.xMax()),
                within(box.yMax(), visible.yMin(), visible.yMax()));
    }

    private static double within(double value, double minimum, double maximum) {
        return Math.max(minimum, Math.min(value, maximum));
    }

    private void append(Box.Pixels box, int label) {
        if (count == labels.length) {
            boxes = Arrays.copyOf(boxes, 8 * count);
            labels = Arrays.copyOf(labels, 2 * count);
        }
        boxes[4 * count] = (float) box.xMin();
        boxes[4 * count + 1] = (float) box.yMin();
        boxes[4 * count + 2] = (float) box.xMax();
        boxes[4 * count + 3] = (float) box.yMax();
        labels[count++] = label;
    }
}
