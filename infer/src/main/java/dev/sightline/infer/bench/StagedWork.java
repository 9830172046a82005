package dev.sightline.infer.bench;

import java.io.IOException;

/**
 * What a benchmark runs again and again: one image, or one batch, from file to predictions. Several threads call it at
 * once. It must not hand work to others that is unfinished when it returns, nor keep the predictions.
 */
@FunctionalInterface
public interface StagedWork {

    /**
     * Runs once.
     *
     * @param index counts up from 0 over a loop, so that runs can go round a list of images
     * @return the time of each stage, by {@link StageWatch}
     * @throws IOException if an image cannot be read, which ends the loop
     */
    StageNanos run(long index) throws IOException;
}
