package dev.sightline.core.metric;

/**
 * How well one class was detected.
 *
 * @param label class number, counted from 0
 * @param targets objects there were to find, crowds and difficult ones left out
 * @param precision AP and its kind
 * @param recall AR and its kind
 * @param curve precision over recall at IoU .5; all 0 where there was nothing to find
 * @param confidence precision, recall and F1 over the score threshold at IoU .5
 */
public record ClassMetrics(
        int label,
        int targets,
        AveragePrecision precision,
        AverageRecall recall,
        PrecisionRecallCurve curve,
        ConfidenceCurve confidence) {}
