package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.util.List;

/**
 * The sizes of an epoch's batches, for images in a letterbox without augmentations.
 *
 * @param sizes of the images of each batch, in the order of the batches
 * @param images how many there are in all
 * @param pixels of all of them
 * @param covered how many of these an image reaches; the others are padding
 */
public record EpochCanvases(List<Size> sizes, int images, long pixels, long covered) {

    public EpochCanvases {
        sizes = List.copyOf(sizes);
    }

    static EpochCanvases of(EpochPlan plan, RowMaker.Factory<?> rows) {
        List<Size> sizes = plan.sizes();
        int images = 0;
        long pixels = 0;
        long covered = 0;
        for (int batch = 0; batch < sizes.size(); batch++) {
            for (int position = plan.firstPosition(batch); position < plan.endPosition(batch); position++) {
                images++;
                pixels += area(sizes.get(batch));
                covered += area(rows.resized(plan.sample(position)));
            }
        }
        return new EpochCanvases(sizes, images, pixels, covered);
    }

    /** The share of padding among all pixels, 0 to 1. */
    public double padding() {
        return images == 0 ? 0 : 1 - (double) covered / pixels;
    }

    /** The share that it would be if every batch had this size, which must hold every image. */
    public double paddingAt(Size size) {
        return images == 0 ? 0 : 1 - (double) covered / ((double) area(size) * images);
    }

    private static long area(Size size) {
        return (long) size.width() * size.height();
    }
}
