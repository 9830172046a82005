package dev.sightline.core.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which ground-truth box each detection of one image stands for, classes set aside: what a confusion matrix counts and
 * what a drawing of mistakes shows.
 *
 * <p>All pairs of a ground-truth box and a detection above the score threshold whose IoU reaches the IoU threshold are
 * visited by falling IoU, and a pair holds if both are still free. Ties: of equal IoU, pairs of the same class first,
 * then the higher score, then the earlier ground-truth box, then the earlier detection. Crowds and
 * difficult objects are never paired; a detection left over whose share on a crowd, or IoU with a difficult object, of its
 * class reaches the threshold is in no list.
 *
 * @param pairs what was found, rightly or as another class
 * @param missed ground-truth boxes that no detection was paired with, in file order
 * @param falseAlarms detections that stand for nothing, in input order
 */
public record ImageMatching(List<Pair> pairs, List<GroundTruthBox> missed, List<DetectedBox> falseAlarms) {

    /** A ground-truth box and the detection that stands for it. */
    public record Pair(GroundTruthBox target, DetectedBox detection, double iou) {

        /** Whether the detection has the ground-truth box's class. */
        public boolean sameClass() {
            return target.label() == detection.label();
        }
    }

    private record Candidate(int target, int detection, Pair pair) {}

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> -candidate.pair().iou())
            .thenComparing(candidate -> !candidate.pair().sameClass())
            .thenComparingDouble(candidate -> -candidate.pair().detection().score())
            .thenComparingInt(Candidate::target)
            .thenComparingInt(Candidate::detection);

    public ImageMatching {
        pairs = List.copyOf(pairs);
        missed = List.copyOf(missed);
        falseAlarms = List.copyOf(falseAlarms);
    }

    public static ImageMatching of(EvaluatedImage image, ConfusionOptions options) {
        List<GroundTruthBox> targets =
                image.targets().stream().filter(target -> !target.ignored()).toList();
        List<GroundTruthBox> crowds =
                image.targets().stream().filter(GroundTruthBox::ignored).toList();
        List<DetectedBox> detections = image.detections().stream()
                .filter(detection -> detection.score() >= options.scoreThreshold())
                .toList();
        boolean[] found = new boolean[targets.size()];
        boolean[] used = new boolean[detections.size()];
        List<Pair> pairs = new ArrayList<>();
        for (Candidate candidate : candidates(targets, detections, options.iouThreshold())) {
            if (!found[candidate.target()] && !used[candidate.detection()]) {
                found[candidate.target()] = true;
                used[candidate.detection()] = true;
                pairs.add(candidate.pair());
            }
        }
        List<DetectedBox> falseAlarms = remaining(detections, used).stream()
                .filter(detection -> !isOnCrowd(detection, crowds, options.iouThreshold()))
                .toList();
        return new ImageMatching(pairs, remaining(targets, found), falseAlarms);
    }

    /** Misses, false alarms and wrong classes together: 0 for an image without a mistake. */
    public int mistakes() {
        int wrongClass = (int) pairs.stream().filter(pair -> !pair.sameClass()).count();
        return missed.size() + falseAlarms.size() + wrongClass;
    }

    private static List<Candidate> candidates(
            List<GroundTruthBox> targets, List<DetectedBox> detections, double threshold) {
        List<Candidate> candidates = new ArrayList<>();
        for (int target = 0; target < targets.size(); target++) {
            for (int detection = 0; detection < detections.size(); detection++) {
                double iou = CocoOverlap.of(detections.get(detection), targets.get(target));
                if (iou >= threshold) {
                    Pair pair = new Pair(targets.get(target), detections.get(detection), iou);
                    candidates.add(new Candidate(target, detection, pair));
                }
            }
        }
        candidates.sort(BEST_FIRST);
        return candidates;
    }

    private static boolean isOnCrowd(DetectedBox detection, List<GroundTruthBox> crowds, double threshold) {
        return crowds.stream()
                .anyMatch(crowd -> crowd.label() == detection.label() && CocoOverlap.of(detection, crowd) >= threshold);
    }

    private static <T> List<T> remaining(List<T> all, boolean[] gone) {
        return IntStream.range(0, all.size())
                .filter(i -> !gone[i])
                .mapToObj(all::get)
                .toList();
    }
}
