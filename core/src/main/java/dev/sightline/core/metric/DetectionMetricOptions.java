package dev.sightline.core.metric;

import java.util.List;

/**
 * What {@link DetectionEvaluator} is asked for.
 *
 * @param maxDetections how many detections of a class count in one image, best first; recall is given for each number,
 *     everything else for the largest. Distinct numbers of 1 or more, kept in rising order
 */
public record DetectionMetricOptions(List<Integer> maxDetections) {

    public DetectionMetricOptions {
        boolean positive = maxDetections.stream().allMatch(most -> most >= 1);
        if (maxDetections.isEmpty()
                || !positive
                || maxDetections.stream().distinct().count() < maxDetections.size()) {
            throw new IllegalArgumentException(
                    "max detections must be one or more distinct numbers of 1 or more, received " + maxDetections);
        }
        maxDetections = maxDetections.stream().sorted().toList();
    }

    /** COCO's own: 1, 10 and 100. */
    public static DetectionMetricOptions coco() {
        return new DetectionMetricOptions(List.of(1, 10, 100));
    }

    /** The number that precision is measured at. */
    int largest() {
        return maxDetections.get(maxDetections.size() - 1);
    }
}
