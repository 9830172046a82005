package dev.sightline.train.loop;

import dev.sightline.train.run.RunFolder;

/**
 * How a run ended.
 *
 * @param epochsDone epochs that are complete
 * @param bestMetric best metric on the validation split; not a number if none was taken
 * @param metric its name
 * @param stopped whether it was asked to stop before its end; it can be resumed
 */
public record RunOutcome(RunFolder folder, int epochsDone, double bestMetric, String metric, boolean stopped) {}
