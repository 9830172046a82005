package dev.sightline.bench;

import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ground truth and detections of the size of COCO val2017: 5,000 images of 640 x 480, 80 classes of which the first are the
 * commonest, 32,000 boxes of all sizes (one in a hundred a crowd) and 253,000 detections, half of them near a box.
 *
 * <p>The same seed gives the same set on every machine. Coordinates have three decimals and scores six, as result files
 * have them, so equal scores occur.
 */
final class SyntheticDetections {

    static final int LABELS = 80;

    private static final int IMAGES = 5_000;
    private static final int TARGETS = 32_000;
    private static final int DETECTIONS = 253_000;
    private static final double WIDTH = 640;
    private static final double HEIGHT = 480;

    private final Random random;
    private final List<List<GroundTruthBox>> targets = emptyLists();
    private final List<List<DetectedBox>> detections = emptyLists();

    private SyntheticDetections(long seed) {
        random = new Random(seed);
    }

    static List<EvaluatedImage> images(long seed) {
        SyntheticDetections set = new SyntheticDetections(seed);
        set.fill();
        List<EvaluatedImage> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(new EvaluatedImage(String.valueOf(i + 1), set.targets.get(i), set.detections.get(i)));
        }
        return images;
    }

    private void fill() {
        for (int i = 0; i < TARGETS; i++) {
            targets.get(random.nextInt(IMAGES)).add(target());
        }
        int left = DETECTIONS;
        for (int image = 0; image < IMAGES; image++) {
            for (GroundTruthBox target : targets.get(image)) {
                for (int copy = 0; copy < 4; copy++) {
                    detections.get(image).add(near(target, .03 + .1 * copy));
                    left--;
                }
            }
        }
        while (left-- > 0) {
            detections.get(random.nextInt(IMAGES)).add(alarm());
        }
    }

    private GroundTruthBox target() {
        double width = rounded(8 + 400 * Math.pow(random.nextDouble(), 3), 1e3);
        double height = rounded(8 + 400 * Math.pow(random.nextDouble(), 3), 1e3);
        double x = rounded(random.nextDouble() * (WIDTH - width), 1e3);
        double y = rounded(random.nextDouble() * (HEIGHT - height), 1e3);
        double area = rounded((.5 + .5 * random.nextDouble()) * width * height, 1e3);
        return new GroundTruthBox(x, y, width, height, area, label(), random.nextInt(100) == 0);
    }

    private DetectedBox near(GroundTruthBox target, double spread) {
        int label = random.nextInt(10) == 0 ? label() : target.label();
        double score = rounded(Math.max(0, .9 - 2 * spread + .1 * random.nextGaussian()), 1e6);
        return new DetectedBox(
                rounded(target.x() + spread * target.width() * random.nextGaussian(), 1e3),
                rounded(target.y() + spread * target.height() * random.nextGaussian(), 1e3),
                rounded(target.width() * Math.exp(spread * random.nextGaussian()), 1e3),
                rounded(target.height() * Math.exp(spread * random.nextGaussian()), 1e3),
                label,
                score);
    }

    private DetectedBox alarm() {
        GroundTruthBox place = target();
        double score = rounded(Math.pow(random.nextDouble(), 4), 1e6);
        return new DetectedBox(place.x(), place.y(), place.width(), place.height(), place.label(), score);
    }

    /** The first classes are common and the last rare, as people are in COCO. */
    private int label() {
        return (int) (LABELS * Math.pow(random.nextDouble(), 2));
    }

    private static double rounded(double value, double places) {
        return Math.rint(value * places) / places;
    }

    private static <T> List<List<T>> emptyLists() {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
