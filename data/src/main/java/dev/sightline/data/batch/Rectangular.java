package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Batches of images of like shape, each batch just large enough for its images: a letterbox with little padding. Images are
 * as large as in a batch of the input's size.
 *
 * <p>Which images share a batch follows from their shapes: they are sorted by width over height, and those of equal shape
 * lie in the order that the sampling gives. Only the order of the batches is shuffled. An incomplete batch is cut from a
 * random place of the sorted images and comes last.
 *
 * @param multiple what both sides are divisible by: the coarsest stride of the network
 */
public record Rectangular(int multiple) implements CanvasPlan {

    /** Keeps these random numbers apart from those of the order and of augmentations. */
    private static final long DRAW = 0x52454354L;

    public Rectangular {
        if (multiple < 1) {
            throw new IllegalArgumentException("a multiple must be 1 or more, received " + multiple);
        }
    }

    @Override
    public Size canvas(Size input, BatchPlace place) {
        int width = place.images().stream().mapToInt(Size::width).max().orElse(input.width());
        int height = place.images().stream().mapToInt(Size::height).max().orElse(input.height());
        return new Size(aligned(width, input.width()), aligned(height, input.height()));
    }

    @Override
    public boolean changesWithinEpoch() {
        return true;
    }

    @Override
    public List<Size> limits(Size input) {
        return List.of(new Size(multiple, input.height()), new Size(input.width(), multiple), input);
    }

    @Override
    public int[] arranged(int[] order, EpochShapes shapes) {
        int[] sorted = byShape(order, shapes);
        int batch = shapes.batchSize();
        int whole = sorted.length / batch;
        int rest = sorted.length % batch;
        int cut = batch * RandomStream.of(shapes.seed(), shapes.epoch(), DRAW).below(whole + 1);
        int[] batches = EpochOrder.shuffled(shapes.seed() + DRAW).samples(whole, shapes.epoch());
        int[] arranged = new int[sorted.length];
        for (int i = 0; i < whole; i++) {
            int from = batches[i] * batch;
            System.arraycopy(sorted, from < cut ? from : from + rest, arranged, i * batch, batch);
        }
        System.arraycopy(sorted, cut, arranged, whole * batch, rest);
        return arranged;
    }

    private static int[] byShape(int[] order, EpochShapes shapes) {
        return Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparing(shapes.image()::apply, Rectangular::compareWidthOverHeight))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Compares {@code a.width / a.height} with that of {@code b}, exactly. */
    private static int compareWidthOverHeight(Size a, Size b) {
        return Long.compare((long) a.width() * b.height(), (long) b.width() * a.height());
    }

    /** The next multiple, as far as the input reaches. */
    private int aligned(int side, int most) {
        return Math.min(most, (side + multiple - 1) / multiple * multiple);
    }
}
