package dev.sightline.data.photometry;

import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.image.Image;

/**
 * The image as a grid of cells, each hidden with a probability (Singh and Lee 2017, "Hide-and-Seek").
 *
 * @param probability that an image is changed at all, 0 to 1
 * @param cells along each side, 1 to 64; usual 4
 * @param hidden probability that a cell is hidden, 0 to 1; usual 0.5
 * @param fill byte of hidden cells; the paper takes the mean of the training images
 */
public record HideAndSeek(double probability, int cells, double hidden, int fill) implements Photometry {

    public static final AugmentationKind KIND = AugmentationKind.ofAllTargets("hide-and-seek", HideAndSeek::read);

    private static final int MAX_CELLS = 64;

    public HideAndSeek {
        Ranges.requireProbability(probability);
        Ranges.requireWithin("the number of cells along a side", cells, 1, MAX_CELLS);
        Ranges.requireProbability(hidden);
        Ranges.requireFill(fill);
    }

    private static HideAndSeek read(AugmentationSettings settings) {
        return new HideAndSeek(
                settings.probability(1),
                settings.integer("cells").between(1, MAX_CELLS).orElse(4),
                settings.upTo("hidden", 1).orElse(.5),
                settings.fill(127));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public boolean ignoresPosition() {
        return false;
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
