package dev.sightline.train.evaluate;

import dev.sightline.data.classify.ClassSample;

/**
 * A classifier's raw prediction about one sample.
 *
 * @param logits one for each class; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of classes; a list would box each number
public record ClassPrediction(ClassSample sample, double[] logits) {}
