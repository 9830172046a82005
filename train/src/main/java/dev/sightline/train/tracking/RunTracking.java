package dev.sightline.train.tracking;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeNode;
import dev.sightline.train.run.MetricsCsv;
import dev.sightline.train.run.MetricsTable;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps the files of other tools up to a run's {@code metrics.csv}. A file that cannot be written is noted once, and the run
 * goes on without it.
 *
 * <p>For the training thread; whoever made it closes it.
 */
public final class RunTracking implements AutoCloseable {

    private final List<Tracker> trackers;
    private final RunFolder run;
    private final Consumer<String> notes;
    private final Map<Tracker, MetricLog> open = new LinkedHashMap<>();
    private boolean begun;
    private MetricLog.Ending ending = MetricLog.Ending.FAILED;

    /** @param notes receives what could not be written */
    public RunTracking(List<Tracker> trackers, RunFolder run, Consumer<String> notes) {
        this.trackers = List.copyOf(trackers);
        this.run = run;
        this.notes = notes;
    }

    /** An epoch's row, counted from 1, is in the metrics file. */
    public void epoch(int number) {
        if (trackers.isEmpty()) {
            return;
        }
        if (!begun) {
            begun = true;
            trackers.forEach(tracker ->
                    attempt(tracker, () -> open.put(tracker, tracker.open(run, parameters(), number - 1))));
        }
        List<Tracker> now = new ArrayList<>(open.keySet());
        now.forEach(tracker -> attempt(tracker, () -> log(tracker).epoch(row(number))));
    }

    /** The run has come to its end, or was asked to stop; one that is closed without this has failed. */
    public void end(boolean stopped) {
        ending = stopped ? MetricLog.Ending.STOPPED : MetricLog.Ending.FINISHED;
    }

    @Override
    public void close() {
        List<Tracker> now = new ArrayList<>(open.keySet());
        now.forEach(tracker -> attempt(tracker, () -> {
            log(tracker).end(ending);
            log(tracker).close();
        }));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Tracker tracker, Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            open.remove(tracker);
            notes.accept("the files for " + tracker.word() + " cannot be written, the run goes on without them: " + e);
        }
    }

    private MetricLog log(Tracker tracker) {
        MetricLog log = open.get(tracker);
        if (log == null) {
            throw new IllegalStateException(tracker + " is not open");
        }
        return log;
    }

    private MetricsTable.Row row(int number) throws IOException {
        return MetricsCsv.read(run.metrics()).rows().stream()
                .filter(row -> row.epoch() == number)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IOException(run.metrics() + " has no row of epoch " + number));
    }

    /** Every value of the recipe by its path. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        collect("", Recipe.load(run.recipe(), List.of()).tree(), parameters);
        return parameters;
    }

    private static void collect(String path, RecipeNode node, Map<String, String> into) {
        node.accept(new RecipeNode.Visitor<Boolean>() {
            @Override
            public Boolean mapping(RecipeNode.Mapping mapping) {
                mapping.entries()
                        .forEach((key, entry) -> collect(path.isEmpty() ? key : path + "." + key, entry.value(), into));
                return true;
            }

            @Override
            public Boolean sequence(RecipeNode.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    collect(path + "." + i, sequence.items().get(i), into);
                }
                return true;
            }

            @Override
            public Boolean scalar(RecipeNode.Scalar scalar) {
                into.put(path, scalar.text());
                return true;
            }
        });
    }
}
