package dev.sightline.train.tracking;

import dev.sightline.train.run.MetricsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Event files for TensorBoard, a new one for each start of the run; the step is the epoch. Losses are under {@code loss/},
 * what was observed while training under {@code train/}, metrics of the validation split under {@code validation/}.
 */
final class TensorBoardLog implements MetricLog {

    private static final String LOSS = "-loss";
    private static final String OBSERVED = "train-";
    private static final Set<String> OF_TRAINING = Set.of("learning-rate", "seconds", "waiting-share");

    private final EventFile file;

    private TensorBoardLog(EventFile file) {
        this.file = file;
    }

    static TensorBoardLog open(Path folder, int epochsDone) throws IOException {
        Files.createDirectories(folder);
        EventFile file = new EventFile(free(folder));
        file.append(Event.version(now()));
        if (epochsDone > 0) {
            file.append(Event.restart(now(), epochsDone + 1L));
        }
        return new TensorBoardLog(file);
    }

    @Override
    public void epoch(MetricsTable.Row row) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        row.metrics().forEach((column, value) -> values.put(tag(column), value));
        file.append(Event.scalars(now(), row.epoch(), values));
    }

    @Override
    public void end(Ending ending) {
        // The files have no place for it.
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    static String tag(String column) {
        if (column.endsWith(LOSS)) {
            return "loss/" + column.substring(0, column.length() - LOSS.length());
        }
        if (column.startsWith(OBSERVED)) {
            return "train/" + column.substring(OBSERVED.length());
        }
        return (OF_TRAINING.contains(column) ? "train/" : "validation/") + column;
    }

    /** TensorBoard reads what has {@code tfevents} in its name, in the order of names. */
    private static Path free(Path folder) {
        long seconds = Clock.systemUTC().millis() / 1000;
        for (int number = 0; ; number++) {
            Path file = folder.resolve(
                    String.format(Locale.ROOT, "events.out.tfevents.%010d.sightline.%d", seconds, number));
            if (!Files.exists(file)) {
                return file;
            }
        }
    }

    private static double now() {
        return Clock.systemUTC().millis() / 1000.0;
    }
}
