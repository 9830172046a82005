package dev.sightline.train.recipe;

import dev.sightline.config.Section;

/**
 * How often a run validates, what it keeps, and when it ends early.
 *
 * @param validateEvery epochs between validations; the last epoch is always validated
 * @param checkpointEvery epochs between kept checkpoints {@code epoch_N}; 0 for none. {@code latest} is written after
 *     each epoch in any case
 * @param onlyBest whether the best epoch's weights alone are kept once the run has ended, which cannot be resumed then
 * @param patience validated epochs without a better one after which a run ends early; 0 to run to the end
 */
public record CheckpointSettings(int validateEvery, int checkpointEvery, boolean onlyBest, int patience) {

    static CheckpointSettings read(Section section) {
        return new CheckpointSettings(
                section.integer("validate-every").between(1, 10_000).orElse(1),
                section.integer("checkpoint-every").between(0, 10_000).orElse(0),
                section.flag("only-best").orElse(false),
                section.integer("patience").between(0, 10_000).orElse(0));
    }

    /**
     * Whether a run ends early. Epochs that were not validated do not count, and a run without a best epoch goes on.
     *
     * @param epochsDone complete epochs
     * @param bestEpoch the best one, counted from 1; 0 before the first validation
     */
    public boolean isOutOfPatience(int epochsDone, int bestEpoch) {
        int validated = epochsDone / validateEvery - bestEpoch / validateEvery;
        return patience > 0 && bestEpoch > 0 && validated >= patience;
    }
}
