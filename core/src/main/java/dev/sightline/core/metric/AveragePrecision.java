package dev.sightline.core.metric;

import java.util.OptionalDouble;

/**
 * Average precision over 101 recalls, at the largest number of detections asked for; within 0 to 1, and empty where
 * there was nothing of that kind to find.
 *
 * @param mean AP: the mean over IoU .50, .55, ... .95
 * @param at50 AP50: at IoU .50 alone
 * @param at75 AP75: at IoU .75 alone
 * @param small AP of objects of at most 32² square pixels
 * @param medium of 32² to 96²
 * @param large of 96² and more
 */
public record AveragePrecision(
        OptionalDouble mean,
        OptionalDouble at50,
        OptionalDouble at75,
        OptionalDouble small,
        OptionalDouble medium,
        OptionalDouble large) {}
