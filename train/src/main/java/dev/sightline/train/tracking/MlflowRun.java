package dev.sightline.train.tracking;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.file.Sha256;
import dev.sightline.train.run.MetricsTable;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.run.RunHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run in MLflow's file store: {@code mlruns/0/RUN/meta.yaml}, {@code metrics/NAME} with a line {@code time value step} for
 * each epoch, {@code params/NAME}, {@code tags/NAME}. The store lies beside the run folder, so that {@code mlflow ui
 * --backend-store-uri} shows the runs that lie together; experiment 0 is MLflow's default one.
 *
 * @see <a href="https://mlflow.org/docs/latest/ml/tracking/backend-stores/">backend stores</a>
 */
final class MlflowRun implements MetricLog {

    private static final String EXPERIMENT = "0";
    private static final int LOCAL = 4;
    private static final int RUNNING = 1;
    private static final int FINISHED = 3;
    private static final int FAILED = 4;
    private static final int KILLED = 5;
    private static final int ID_LENGTH = 32;

    /** The most characters of a parameter that MLflow takes. */
    private static final int LONGEST = 6000;

    private final Path root;
    private final String name;
    private final Instant started;

    private MlflowRun(Path root, String name, Instant started) {
        this.root = root;
        this.name = name;
        this.started = started;
    }

    static MlflowRun open(RunFolder run, Map<String, String> parameters, int epochsDone) throws IOException {
        Path folder = run.root().toAbsolutePath().normalize();
        Path experiment = folder.resolveSibling("mlruns").resolve(EXPERIMENT);
        if (!Files.exists(experiment.resolve("meta.yaml"))) {
            AtomicFile.writeText(experiment.resolve("meta.yaml"), yaml(experiment(experiment)));
        }
        Instant started = Files.exists(run.provenance())
                ? RunHistory.read(run.provenance()).started()
                : now();
        byte[] identity = (folder + "\n" + started).getBytes(StandardCharsets.UTF_8);
        Path root = experiment.resolve(Sha256.hex(identity).substring(0, ID_LENGTH));
        MlflowRun opened = new MlflowRun(root, String.valueOf(folder.getFileName()), started);
        opened.begin(parameters, epochsDone);
        return opened;
    }

    private void begin(Map<String, String> parameters, int epochsDone) throws IOException {
        for (String part : List.of("metrics", "params", "tags", "artifacts")) {
            Files.createDirectories(root.resolve(part));
        }
        meta(RUNNING);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String text = parameter.getValue();
            AtomicFile.writeText(
                    root.resolve("params").resolve(safe(parameter.getKey())),
                    text.substring(0, Math.min(LONGEST, text.length())));
        }
        AtomicFile.writeText(root.resolve("tags").resolve("mlflow.runName"), name);
        forgetAfter(epochsDone);
    }

    /** A run that is resumed trains the epochs after its checkpoint again. */
    private void forgetAfter(int epochsDone) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(root.resolve("metrics"))) {
            files = found.toList();
        }
        for (Path file : files) {
            String kept = Files.readAllLines(file).stream()
                    .filter(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)) <= epochsDone)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            AtomicFile.writeText(file, kept);
        }
    }

    @Override
    public void epoch(MetricsTable.Row row) throws IOException {
        long time = now().toEpochMilli();
        for (Map.Entry<String, Double> metric : row.metrics().entrySet()) {
            Files.writeString(
                    root.resolve("metrics").resolve(safe(metric.getKey())),
                    time + " " + metric.getValue() + " " + row.epoch() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    @Override
    public void end(Ending ending) throws IOException {
        meta(
                switch (ending) {
                    case FINISHED -> FINISHED;
                    case STOPPED -> KILLED;
                    case FAILED -> FAILED;
                });
    }

    @Override
    public void close() {
        // Every file is closed where it is written.
    }

    private void meta(int status) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("artifact_uri", address(root.resolve("artifacts")));
        fields.put("end_time", status == RUNNING ? "null" : now().toEpochMilli());
        fields.put("entry_point_name", quoted(""));
        fields.put("experiment_id", quoted(EXPERIMENT));
        fields.put("lifecycle_stage", "active");
        fields.put("run_id", quoted(String.valueOf(root.getFileName())));
        fields.put("run_name", quoted(name));
        fields.put("run_uuid", quoted(String.valueOf(root.getFileName())));
        fields.put("source_name", quoted("sightline"));
        fields.put("source_type", LOCAL);
        fields.put("source_version", quoted(""));
        fields.put("start_time", started.toEpochMilli());
        fields.put("status", status);
        fields.put("tags", "[]");
        fields.put("user_id", quoted(System.getProperty("user.name", "")));
        AtomicFile.writeText(root.resolve("meta.yaml"), yaml(fields));
    }

    private static Map<String, Object> experiment(Path folder) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("artifact_location", address(folder));
        fields.put("creation_time", now().toEpochMilli());
        fields.put("experiment_id", quoted(EXPERIMENT));
        fields.put("last_update_time", now().toEpochMilli());
        fields.put("lifecycle_stage", "active");
        fields.put("name", "Default");
        return fields;
    }

    /** The end of a folder's address is left out, as MLflow does. */
    private static String address(Path folder) {
        return folder.toUri().toString().replaceFirst("/$", "");
    }

    /** Values are written as they are; texts that YAML could take for something else come {@link #quoted}. */
    private static String yaml(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The letters that MLflow accepts in names; a slash would be a folder. */
    static String safe(String name) {
        return name.replace("@", "_at_").replaceAll("[^\\w.\\- ]", "_");
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
