package dev.sightline.core.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which truth each detection of one picture stands for, classes set aside: what a confusion matrix counts and what a
 * drawing of mistakes shows.
 *
 * <p>All pairs of a truth and a detection above the score threshold whose IoU reaches the IoU threshold are visited by
 * falling IoU, and a pair holds if both are still free. Ties: of equal IoU, pairs of the same class first, then the
 * higher score, then the earlier truth, then the earlier detection. Crowds are never paired; a detection left over whose
 * share on a crowd of its class reaches the threshold is in no list.
 *
 * @param pairs what was found, rightly or as another class
 * @param missed truths nobody found, in file order
 * @param falseAlarms detections that stand for nothing, in input order
 */
public record PictureMatching(List<Pair> pairs, List<TruthBox> missed, List<DetectedBox> falseAlarms) {

    /** A truth and the detection that stands for it. */
    public record Pair(TruthBox truth, DetectedBox detection, double iou) {

        /** Whether the detection names the truth's class. */
        public boolean sameClass() {
            return truth.label() == detection.label();
        }
    }

    private record Candidate(int truth, int detection, Pair pair) {}

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> -candidate.pair().iou())
            .thenComparing(candidate -> !candidate.pair().sameClass())
            .thenComparingDouble(candidate -> -candidate.pair().detection().score())
            .thenComparingInt(Candidate::truth)
            .thenComparingInt(Candidate::detection);

    public PictureMatching {
        pairs = List.copyOf(pairs);
        missed = List.copyOf(missed);
        falseAlarms = List.copyOf(falseAlarms);
    }

    public static PictureMatching of(EvaluatedPicture picture, ConfusionOptions options) {
        List<TruthBox> truths =
                picture.truths().stream().filter(truth -> !truth.crowd()).toList();
        List<TruthBox> crowds =
                picture.truths().stream().filter(TruthBox::crowd).toList();
        List<DetectedBox> detections = picture.detections().stream()
                .filter(detection -> detection.score() >= options.scoreThreshold())
                .toList();
        boolean[] found = new boolean[truths.size()];
        boolean[] used = new boolean[detections.size()];
        List<Pair> pairs = new ArrayList<>();
        for (Candidate candidate : candidates(truths, detections, options.iouThreshold())) {
            if (!found[candidate.truth()] && !used[candidate.detection()]) {
                found[candidate.truth()] = true;
                used[candidate.detection()] = true;
                pairs.add(candidate.pair());
            }
        }
        List<DetectedBox> falseAlarms = remaining(detections, used).stream()
                .filter(detection -> !isOnCrowd(detection, crowds, options.iouThreshold()))
                .toList();
        return new PictureMatching(pairs, remaining(truths, found), falseAlarms);
    }

    /** Misses, false alarms and wrong classes together: 0 for a picture without a mistake. */
    public int mistakes() {
        int wrongClass = (int) pairs.stream().filter(pair -> !pair.sameClass()).count();
        return missed.size() + falseAlarms.size() + wrongClass;
    }

    private static List<Candidate> candidates(List<TruthBox> truths, List<DetectedBox> detections, double threshold) {
        List<Candidate> candidates = new ArrayList<>();
        for (int truth = 0; truth < truths.size(); truth++) {
            for (int detection = 0; detection < detections.size(); detection++) {
                double iou = CocoOverlap.of(detections.get(detection), truths.get(truth));
                if (iou >= threshold) {
                    Pair pair = new Pair(truths.get(truth), detections.get(detection), iou);
                    candidates.add(new Candidate(truth, detection, pair));
                }
            }
        }
        candidates.sort(BEST_FIRST);
        return candidates;
    }

    private static boolean isOnCrowd(DetectedBox detection, List<TruthBox> crowds, double threshold) {
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
