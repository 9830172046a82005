package dev.sightline.train.evaluate;

import dev.sightline.data.classify.ClassSample;

/**
 * A classifier's raw answer about one sample.
 *
 * @param logits one for each class; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of classes; a list would box each number
public record ClassAnswer(ClassSample sample, double[] logits) {}
