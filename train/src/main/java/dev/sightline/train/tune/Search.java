package dev.sightline.train.tune;

import dev.sightline.train.loop.ChangedRunException;
import dev.sightline.train.loop.DivergedException;
import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunOutcome;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.tune.SearchMethod.Rung;
import dev.sightline.train.tune.TrialResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A search over the keys of a recipe. Each trial is a run of its own; one that diverges or fails is recorded, and the
 * search goes on. In halving the survivors of a round are trained anew for more epochs: the learning rate follows a
 * schedule over all epochs of a run, so that one trained for longer is another run from its first step on.
 *
 * <p>A search that was broken off at any moment goes on with {@link #resume}: results are read, a trial that was under way
 * is resumed from its last complete epoch, and what comes is what would have come.
 */
public final class Search {

    private final SearchFolder folder;
    private final SearchSettings settings;
    private final ResultsCsv file;
    private final List<TrialResult> results;
    private final List<Trial> trials;

    private Search(SearchFolder folder, SearchSettings settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.file = new ResultsCsv(folder.results(), settings.keys());
        this.results = new ArrayList<>(file.read());
        this.trials = Trial.draw(settings);
    }

    /**
     * The first trial, made ready: what no trial could be trained with is refused before a folder is made.
     *
     * @throws IllegalArgumentException if recipe, data or a key is wrong
     */
    public static PreparedRun first(SearchSettings settings) {
        Trial first = Trial.draw(settings).get(0);
        return PreparedRun.of(settings.recipe(), first.overrides(settings, settings.epochs()));
    }

    /**
     * Begins a search in a new folder.
     *
     * @param paths places in the file system that the recipe names, so that the search goes on from anywhere
     */
    public static Search start(SearchFolder folder, SearchSettings settings, Map<String, Path> paths)
            throws IOException {
        SearchSettings absolute = settings.withPaths(paths);
        absolute.write(folder.settings());
        return new Search(folder, absolute);
    }

    /** Goes on with the folder's search. */
    public static Search resume(SearchFolder folder) throws IOException {
        return new Search(folder, SearchSettings.read(folder.settings()));
    }

    public SearchSettings settings() {
        return settings;
    }

    /** What was trained so far, in order. */
    public List<TrialResult> results() {
        return List.copyOf(results);
    }

    /** The best of those trained for the most epochs; empty if none is done. */
    public Optional<TrialResult> best() {
        int most = results.stream()
                .filter(result -> result.status() == Status.DONE)
                .mapToInt(TrialResult::epochs)
                .max()
                .orElse(0);
        return results.stream()
                .filter(result -> result.status() == Status.DONE && result.epochs() == most)
                .min(TrialResult.BEST_FIRST);
    }

    /** What the recipe is overridden with for a trial. */
    public List<String> overrides(TrialResult result) {
        return new Trial(result.trial(), result.values()).overrides(settings, result.epochs());
    }

    /**
     * Trains what is left.
     *
     * @param log receives a line for each round and trial
     * @return whether it came to its end; false if a trial was asked to stop
     */
    public boolean run(TrialRunner runner, Consumer<String> log) throws IOException {
        if (trials.size() < settings.trials()) {
            log.accept("the ranges have only " + trials.size() + " combinations, so each is tried once");
        }
        List<Trial> chosen = trials;
        int before = 0;
        for (Rung rung : settings.method().rungs(settings)) {
            chosen = before == 0 ? trials : survivors(chosen, before, rung.trials());
            before = rung.epochs();
            log.accept("round: " + chosen.size() + (chosen.size() == 1 ? " trial, " : " trials, ") + rung.epochs()
                    + (rung.epochs() == 1 ? " epoch" : " epochs"));
            for (Trial trial : chosen) {
                if (found(trial, rung.epochs()).isEmpty() && !train(trial, rung.epochs(), runner, log)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The best of these after so many epochs, in the order of their numbers; those without a metric are out. */
    private List<Trial> survivors(List<Trial> from, int epochs, int count) {
        List<Integer> best = from.stream()
                .flatMap(trial -> found(trial, epochs).stream())
                .filter(result -> result.metric().isPresent())
                .sorted(TrialResult.BEST_FIRST)
                .limit(count)
                .map(TrialResult::trial)
                .toList();
        return from.stream().filter(trial -> best.contains(trial.number())).toList();
    }

    private Optional<TrialResult> found(Trial trial, int epochs) {
        return results.stream()
                .filter(result -> result.trial() == trial.number() && result.epochs() == epochs)
                .findFirst();
    }

    /** Whether it came to an end, good or bad. */
    private boolean train(Trial trial, int epochs, TrialRunner runner, Consumer<String> log) throws IOException {
        log.accept("trial " + trial.number() + ": " + trial.values());
        long start = System.nanoTime();
        Path run = folder.next(trial, epochs);
        Status status = Status.DONE;
        OptionalDouble metric = OptionalDouble.empty();
        String reason = "";
        try {
            Optional<Path> broken = brokenOff(trial, epochs);
            run = broken.orElse(run);
            RunOutcome outcome = broken.isPresent()
                    ? runner.resume(run)
                    : runner.start(run, PreparedRun.of(settings.recipe(), trial.overrides(settings, epochs)));
            if (outcome.stopped()) {
                return false;
            }
            metric = Double.isNaN(outcome.bestMetric())
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(outcome.bestMetric());
        } catch (ChangedRunException e) {
            // Not the trial's doing: whoever resumes the search decides.
            throw e;
        } catch (DivergedException e) {
            status = Status.DIVERGED;
            reason = reason(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            status = Status.FAILED;
            reason = reason(e);
        }
        if (status != Status.DONE) {
            log.accept("trial " + trial.number() + " " + status + ": " + reason);
        }
        String name = folder.root().relativize(run).toString();
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add(new TrialResult(trial.number(), epochs, status, metric, seconds, name, reason, trial.values()));
        file.write(results);
        return true;
    }

    /** A run of this trial that a kill left behind and that can be taken up. */
    private Optional<Path> brokenOff(Trial trial, int epochs) throws IOException {
        List<Path> attempts = folder.attempts(trial, epochs);
        return attempts.stream()
                .skip(Math.max(0, attempts.size() - 1))
                .filter(path -> Files.exists(new RunFolder(path).state(RunFolder.LATEST)))
                .findFirst();
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        // Kept in a cell of the results, where a comma or a quote would end it.
        return message.lines()
                .findFirst()
                .orElse(failure.getClass().getSimpleName())
                .replaceAll("[,\"]+", ";");
    }
}
