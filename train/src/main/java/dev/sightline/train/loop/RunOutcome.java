package dev.sightline.train.loop;

import dev.sightline.train.run.RunFolder;

/**
 * How a run ended.
 *
 * @param epochsDone epochs that are complete
 * @param bestFigure best figure on the validation split; not a number if none was taken
 * @param figure its name
 * @param stopped whether it was asked to stop before its end; it can be resumed
 */
public record RunOutcome(RunFolder folder, int epochsDone, double bestFigure, String figure, boolean stopped) {}
