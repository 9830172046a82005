package dev.sightline.train.tracking;

import dev.sightline.config.Section;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A tool whose files a run's metrics are written to. */
public enum Tracker {

    /** Event files in {@code tensorboard/} of the run folder. */
    TENSORBOARD {
        @Override
        MetricLog open(RunFolder run, Map<String, String> parameters, int epochsDone) throws IOException {
            return TensorBoardLog.open(run.root().resolve("tensorboard"), epochsDone);
        }
    },

    /** MLflow's file store in {@code mlruns/} beside the run folder, so that runs beside each other are compared. */
    MLFLOW {
        @Override
        MetricLog open(RunFolder run, Map<String, String> parameters, int epochsDone) throws IOException {
            return MlflowRun.open(run, parameters, epochsDone);
        }
    };

    private static final String KEY = "loggers";

    /** Opens its files. */
    abstract MetricLog open(RunFolder run, Map<String, String> parameters, int epochsDone) throws IOException;

    /** As recipes name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the key {@code loggers}, a list of names; none by default. */
    public static List<Tracker> read(Section section) {
        List<Tracker> trackers = new ArrayList<>();
        for (String word : section.texts(KEY).orElse(List.of())) {
            Optional<Tracker> found = Arrays.stream(values())
                    .filter(tracker -> tracker.word().equals(word))
                    .findFirst();
            found.ifPresent(trackers::add);
            if (found.isEmpty()) {
                section.problem(KEY, "takes tensorboard and mlflow, received the text \"" + word + "\"");
            }
        }
        return trackers.stream().distinct().toList();
    }
}
