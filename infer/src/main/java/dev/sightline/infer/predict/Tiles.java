package dev.sightline.infer.predict;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds small objects in big images: the image is cut into overlapping square tiles, each is predicted on its own, and
 * the boxes are merged.
 *
 * <p>Tiles are spread evenly so that the last ones end at the image's edge; neighbours share at least
 * {@code overlap * side} pixels. A box that ends at an inner border of its tile may be the part of an object that was
 * cut: it is dropped where at least half of it lies within a box of the same class from another tile. What is left
 * goes through the contract's suppression. An image no larger than a tile is predicted whole.
 *
 * @param imagePredictor predicts one tile; must be a detector
 * @param side of a tile in pixels of the image, 32 or more
 * @param overlap share of the side that neighbours have in common, from 0 to below 1
 */
public record Tiles(ImagePredictor imagePredictor, DetectionDecoding decoding, int side, double overlap)
        implements ImagePredictor {

    /** A box that ends this close to a tile's border, in pixels, counts as cut there. */
    private static final double AT_BORDER = 2;

    private static final double MOSTLY = .5;

    public Tiles {
        Objects.requireNonNull(imagePredictor, "imagePredictor");
        Objects.requireNonNull(decoding, "decoding");
        if (side < 32) {
            throw new IllegalArgumentException("a tile's side must be 32 pixels or more, received " + side);
        }
        if (!(overlap >= 0 && overlap < 1)) {
            throw new IllegalArgumentException("tiles overlap by 0 to below 1 of their side, received " + overlap);
        }
    }

    private record Found(Detection detection, int tile, boolean cut) {}

    @Override
    public Prediction predict(Image image) {
        List<Integer> lefts = starts(image.width());
        List<Integer> tops = starts(image.height());
        if (lefts.size() == 1 && tops.size() == 1) {
            return imagePredictor.predict(image);
        }
        List<Found> found = new ArrayList<>();
        int tile = 0;
        for (int top : tops) {
            for (int left : lefts) {
                collect(image, left, top, tile++, found);
            }
        }
        List<Detection> whole = found.stream()
                .filter(one -> !one.cut() || found.stream().noneMatch(other -> holds(other, one)))
                .map(Found::detection)
                .toList();
        return DetectionMerge.of(whole, decoding);
    }

    /** Where tiles begin along a side of this length. */
    List<Integer> starts(int length) {
        if (length <= side) {
            return List.of(0);
        }
        int step = Math.max(1, (int) Math.floor(side * (1 - overlap)));
        int gaps = (length - side + step - 1) / step;
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i <= gaps; i++) {
            starts.add((int) ((long) i * (length - side) / gaps));
        }
        return starts;
    }

    private void collect(Image image, int left, int top, int tile, List<Found> found) {
        int width = Math.min(side, image.width());
        int height = Math.min(side, image.height());
        Prediction predicted = imagePredictor.predict(image.part(left, top, width, height));
        Detections detections = Detections.of(predicted, "tiles are for detectors");
        for (Detection one : detections.items()) {
            Box.Pixels box = one.box();
            boolean cut = (box.xMin() < AT_BORDER && left > 0)
                    || (box.yMin() < AT_BORDER && top > 0)
                    || (box.xMax() > width - AT_BORDER && left + width < image.width())
                    || (box.yMax() > height - AT_BORDER && top + height < image.height());
            Box.Pixels shifted =
                    new Box.Pixels(box.xMin() + left, box.yMin() + top, box.xMax() + left, box.yMax() + top);
            found.add(new Found(new Detection(shifted, one.label(), one.score()), tile, cut));
        }
    }

    /** Whether {@code other} is the larger part of the object that {@code cut} is a part of. */
    private static boolean holds(Found other, Found cut) {
        Box.Pixels inner = cut.detection().box();
        Box.Pixels outer = other.detection().box();
        double width = Math.min(inner.xMax(), outer.xMax()) - Math.max(inner.xMin(), outer.xMin());
        double height = Math.min(inner.yMax(), outer.yMax()) - Math.max(inner.yMin(), outer.yMin());
        return other.tile() != cut.tile()
                && other.detection().label() == cut.detection().label()
                && outer.area() > inner.area()
                && width > 0
                && height > 0
                && width * height >= MOSTLY * inner.area();
    }
}
