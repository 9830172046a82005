package dev.sightline.torch.loss;

import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.TaskAlignment;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import java.util.List;
import java.util.stream.IntStream;

/** The batch that {@code detection-loss.txt} is worked out for: three images, the second without boxes. */
final class AlignedCase {

    static final GoldenTable GOLDEN = GoldenTable.of(AlignedCase.class, "detection-loss.txt");
    static final int IMAGES = 3;
    static final List<Integer> STRIDES = List.of(8, 16);
    static final AnchorGrid GRID = AnchorGrid.of(48, 32, STRIDES);
    static final TrainingMaps MAPS = new TrainingMaps(List.of(TrainingMaps.BOXES, TrainingMaps.SCORES), STRIDES);

    private AlignedCase() {}

    static DetectionLossOptions options() {
        return new DetectionLossOptions(3, new DetectorLoss.Aligned(5, 7.5, .5, 1.5, new TaskAlignment(4, .5, 6)));
    }

    static List<ImageTargets> targets() {
        return IntStream.range(0, IMAGES)
                .mapToObj(image ->
                        new ImageTargets(GOLDEN.floats("targets-" + image), GOLDEN.integers("labels-" + image)))
                .toList();
    }

    static List<ImageTargets> noTargets() {
        return IntStream.range(0, IMAGES)
                .mapToObj(image -> new ImageTargets(new float[0], new int[0]))
                .toList();
    }
}
