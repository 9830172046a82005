package dev.sightline.data.mixing;

import dev.sightline.core.contract.Size;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.Arrangement;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Ranges;
import dev.sightline.data.augment.Scene;
import java.util.Set;

/**
 * Four images around a random point, as YOLOv4 introduced it (Bochkovskiy et al., "YOLOv4: Optimal Speed and Accuracy
 * of Object Detection", 2020, fig. 3).
 *
 * <p>The sample and three others, drawn uniformly from the dataset with replacement, are each resized as the contract
 * resizes a whole image and laid with one corner on a common point of a canvas twice the input's width and height. The
 * point is uniform within the middle half of that canvas along both axes; what is seen is its middle, of the input's
 * size, before a map of the canvas moves it. The large canvas is never drawn, and images are not cut at its edge.
 *
 * @param probability for each sample, 0 to 1
 * @param offLastEpochs at the end of the run, so that the network last sees images as they are; 0 for none
 */
public record Mosaic(double probability, int offLastEpochs) implements Arrangement {

    public static final AugmentationKind KIND = new AugmentationKind(
            "mosaic", Set.of(AnnotationKind.BOX, AnnotationKind.MASK, AnnotationKind.LABEL_MAP), Mosaic::read);

    public Mosaic {
        Ranges.requireProbability(probability);
        Ranges.requireEpochs(offLastEpochs);
    }

    private static Mosaic read(AugmentationSettings settings) {
        return new Mosaic(settings.probability(1), settings.offLastEpochs(10));
    }

    @Override
    public AugmentationKind kind() {
        return KIND;
    }

    @Override
    public void arrange(Scene scene, RandomStream random) {
        if (!random.happens(probability)) {
            return;
        }
        Size canvas = scene.canvas();
        double x = random.uniform(0, canvas.width());
        double y = random.uniform(0, canvas.height());
        scene.arrange(new MosaicTile(x, y, true, true));
        scene.add(random, new MosaicTile(x, y, false, true));
        scene.add(random, new MosaicTile(x, y, true, false));
        scene.add(random, new MosaicTile(x, y, false, false));
    }
}
