package dev.sightline.data.transform;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;

/**
 * The image as a grid of cells, each hidden with a probability (Singh and Lee 2017, "Hide-and-Seek").
 *
 * @param probability that an image is changed at all, 0 to 1
 * @param cells along each side, 1 to 64; usual 4
 * @param hidden probability that a cell is hidden, 0 to 1; usual 0.5
 * @param fill byte of hidden cells; the paper takes the mean of the training images
 */
public record HideAndSeek(double probability, int cells, double hidden, int fill) implements Change {

    static final int MAX_CELLS = 64;

    public HideAndSeek {
        Limits.requireProbability(probability);
        Limits.requireWithin("the number of cells along a side", cells, 1, MAX_CELLS);
        Limits.requireProbability(hidden);
        Limits.requireWithin("the fill", fill, 0, 255);
    }

    @Override
    public String name() {
        return "hide-and-seek";
    }

    @Override
    public Image apply(Image image, RandomStream random) {
        if (!random.happens(probability)) {
            return image;
        }
        Image changed = Pixels.copy(image);
        for (int cell = 0; cell < cells * cells; cell++) {
            if (random.happens(hidden)) {
                int column = cell % cells;
                int row = cell / cells;
                Pixels.fill(
                        changed,
                        column * image.width() / cells,
                        row * image.height() / cells,
                        (column + 1) * image.width() / cells,
                        (row + 1) * image.height() / cells,
                        fill);
            }
        }
        return changed;
    }
}
