package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeDifference;
import dev.sightline.train.run.Provenance;
import dev.sightline.train.run.RunChange;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.run.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a run is about to be trained by, compared with what it was trained by so far. */
final class ResumeCheck {

    /**
     * Keys of the recipe that state how long a run goes, what it keeps and where its files lie, and not what an update
     * computes. Threads and precision are compared by what they come to.
     */
    private static final Set<String> LISTED_ALONE = Set.of(
            "train.epochs",
            "train.patience",
            "train.validate-every",
            "train.checkpoint-every",
            "train.only-best",
            "train.loggers",
            "train.time-limit",
            "data.threads",
            "data.root");

    private static final Set<String> COMPARED_ELSEWHERE =
            Set.of("train.threads", "train.precision", "train.start-from");

    private ResumeCheck() {}

    /**
     * Everything that differs.
     *
     * @param stored the recipe in the run's folder
     * @param asked the same with this call's overrides
     */
    static List<RunChange> changes(RunHistory history, Recipe stored, Recipe asked, Provenance now) {
        List<RunChange> changes = new ArrayList<>(history.changesTo(now));
        if (!history.recipeHash().isEmpty() && !history.recipeHash().equals(stored.fingerprint())) {
            changes.add(new RunChange(
                    "values in " + stored.file().getFileName(), history.recipeHash(), stored.fingerprint(), true));
        }
        for (RecipeDifference difference : stored.differences(asked)) {
            if (!COMPARED_ELSEWHERE.contains(difference.key())) {
                changes.add(new RunChange(
                        difference.key(),
                        difference.before(),
                        difference.now(),
                        !LISTED_ALONE.contains(difference.key())));
            }
        }
        return changes;
    }

    /**
     * Refuses changes that were not accepted, all of them at once.
     *
     * @throws ChangedRunException if one of them changes what the run computes
     */
    static void requireNone(RunFolder folder, List<RunChange> changes) {
        List<String> refused = changes.stream()
                .filter(RunChange::refused)
                .map(change -> "\n  " + change)
                .toList();
        if (!refused.isEmpty()) {
            throw new ChangedRunException("the run in " + folder.root()
                    + " would go on with something else than it was trained by so far; undo it, or add --accept-changes:"
                    + String.join("", refused));
        }
    }
}
