package dev.sightline.train.evaluate;

import dev.sightline.data.Sample;

/**
 * A classifier's raw prediction for one sample.
 *
 * @param logits one for each class; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of classes; a list would box each number
public record ClassPrediction(Sample sample, double[] logits) {}
