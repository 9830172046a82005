package dev.sightline.core.metric;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recall averaged over IoU .50, .55, ... .95; within 0 to 1, and empty where there was nothing of that kind to find.
 *
 * @param byMaxDetections AR@m: all sizes, with at most m detections of a class in an image
 * @param small AR of objects of at most 32² square pixels, at the largest m
 * @param medium of 32² to 96²
 * @param large of 96² and more
 */
public record AverageRecall(
        SortedMap<Integer, OptionalDouble> byMaxDetections,
        OptionalDouble small,
        OptionalDouble medium,
        OptionalDouble large) {

    public AverageRecall {
        byMaxDetections = Collections.unmodifiableSortedMap(new TreeMap<>(byMaxDetections));
    }
}
