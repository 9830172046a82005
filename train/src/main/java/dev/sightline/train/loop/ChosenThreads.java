package dev.sightline.train.loop;

import dev.sightline.core.machine.ProcessorShare;
import dev.sightline.train.machine.ThreadChoice;
import dev.sightline.train.recipe.ComputeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The number of threads of a run, chosen once and written into its recipe, so that a resumed run computes with as many and
 * comes to the same bits whatever else runs then.
 *
 * @param added to the recipe: nothing where it states the number itself
 * @param note for the log, where there was something to choose
 */
record ChosenThreads(Optional<Integer> added, Optional<String> note) {

    static ChosenThreads of(ComputeSettings compute) {
        return switch (compute.choice()) {
            case STATED -> new ChosenThreads(Optional.empty(), Optional.empty());
            case ALL -> all(ProcessorShare.current());
            case FREE -> free();
        };
    }

    /** These overrides, and the chosen number behind them. */
    List<String> addedTo(List<String> overrides) {
        List<String> all = new ArrayList<>(overrides);
        added.ifPresent(threads -> all.add("train.threads=" + threads));
        return all;
    }

    private static ChosenThreads all(ProcessorShare share) {
        ThreadChoice choice = ThreadChoice.all(share);
        boolean worthALine = choice.threads() < share.processors();
        return new ChosenThreads(
                Optional.of(choice.threads()), worthALine ? Optional.of(choice.reason()) : Optional.empty());
    }

    private static ChosenThreads free() {
        try {
            ThreadChoice choice = ThreadChoice.ofFreeNow();
            return new ChosenThreads(Optional.of(choice.threads()), Optional.of(choice.reason()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at what other programs use", e);
        }
    }
}
