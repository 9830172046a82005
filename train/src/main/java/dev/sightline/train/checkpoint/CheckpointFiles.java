package dev.sightline.train.checkpoint;

import dev.sightline.core.label.LabelMap;
import dev.sightline.nn.StreamedArray;
import dev.sightline.torch.optimise.TrainingState;
import dev.sightline.train.run.RunFolder;
import dev.sightline.weights.safetensors.CheckpointException;
import dev.sightline.weights.safetensors.SafetensorsFile;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checkpoints of a run: for each name one file of weights that other tools read, and one of state that resuming
 * needs.
 *
 * <p>The weights are the averaged ones, under PyTorch's names, with the label map in the metadata. The state file is
 * whole in itself and written first, so that at every moment {@code latest} is one complete earlier or later epoch.
 */
public final class CheckpointFiles {

    /**
     * Where a run stands.
     *
     * @param epochsDone epochs that are complete
     * @param bestMetric best validation metric so far; not a number before the first
     * @param bestEpoch the epoch that had it, counted from 1; 0 before the first
     * @param fingerprint of the graph, so that state of another network is refused
     */
    public record Place(int epochsDone, double bestMetric, int bestEpoch, String fingerprint) {

        /** Before the first epoch of a network. */
        public static Place start(String fingerprint) {
            return new Place(0, Double.NaN, 0, fingerprint);
        }
    }

    /**
     * A state file's content. The state is read from the open file, which the caller closes when it has been taken over.
     */
    public record Restored(TrainingState state, Place place, SafetensorsFile file) implements AutoCloseable {

        @Override
        public void close() {
            file.close();
        }
    }

    private static final String PARAMETERS = "parameters/";
    private static final String AVERAGES = "averages/";
    private static final String OPTIMIZER = "optimizer/";

    private final RunFolder folder;

    public CheckpointFiles(RunFolder folder) {
        this.folder = folder;
    }

    /** Writes one checkpoint, state first. */
    public void write(String name, TrainingState state, Place place, LabelMap labels) throws IOException {
        Map<String, StreamedArray> tensors = new TreeMap<>();
        state.parameters().forEach((path, array) -> tensors.put(PARAMETERS + path, array));
        state.averages().forEach((path, array) -> tensors.put(AVERAGES + path, array));
        state.optimizer().forEach((vector, array) -> tensors.put(OPTIMIZER + vector, array));
        Map<String, String> facts = new HashMap<>();
        facts.put("epochs-done", Integer.toString(place.epochsDone()));
        facts.put("best-metric", Double.toString(place.bestMetric()));
        facts.put("best-epoch", Integer.toString(place.bestEpoch()));
        facts.put("graph", place.fingerprint());
        facts.put("updates", Long.toString(state.updates()));
        facts.put("loss-scale", Double.toString(state.lossScale().value()));
        facts.put("loss-scale-good-updates", Integer.toString(state.lossScale().goodUpdates()));
        write(folder.state(name), tensors, facts);
        writeWeights(name, state, place, labels);
    }

    /** Writes the averaged weights alone: enough to evaluate, export and fine-tune. */
    public void writeWeights(String name, TrainingState state, Place place, LabelMap labels) throws IOException {
        Map<String, String> facts = Map.of(
                "format",
                "pt",
                "graph",
                place.fingerprint(),
                "epochs-done",
                Integer.toString(place.epochsDone()),
                "labels",
                String.join("\n", labels.names()));
        write(folder.weights(name), state.averages(), facts);
    }

    private static void write(Path file, Map<String, StreamedArray> arrays, Map<String, String> facts)
            throws IOException {
        try {
            WeightFiles.write(file, arrays, facts);
        } catch (IOException e) {
            long bytes =
                    arrays.values().stream().mapToLong(StreamedArray::count).sum() * Float.BYTES;
            throw new CheckpointNotWritten(file, bytes, e);
        }
    }

    /**
     * Opens what resuming needs; the caller closes it.
     *
     * @throws CheckpointException if the file is missing or damaged
     */
    public Restored read(String name) {
        Path file = folder.state(name);
        SafetensorsFile stored = SafetensorsFile.open(file);
        try {
            return restored(file, stored);
        } catch (RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    private static Restored restored(Path file, SafetensorsFile stored) {
        TrainingState state = new TrainingState(
                WeightFiles.part(stored, PARAMETERS),
                WeightFiles.part(stored, AVERAGES),
                WeightFiles.part(stored, OPTIMIZER),
                Long.parseLong(fact(file, stored, "updates")),
                new TrainingState.Scale(
                        Double.parseDouble(fact(file, stored, "loss-scale")),
                        // state files of earlier versions have no count
                        Integer.parseInt(stored.metadata().getOrDefault("loss-scale-good-updates", "0"))));
        Place place = new Place(
                Integer.parseInt(fact(file, stored, "epochs-done")),
                Double.parseDouble(fact(file, stored, "best-metric")),
                Integer.parseInt(fact(file, stored, "best-epoch")),
                fact(file, stored, "graph"));
        return new Restored(state, place, stored);
    }

    private static String fact(Path file, SafetensorsFile stored, String key) {
        String value = stored.metadata().get(key);
        if (value == null) {
            throw new CheckpointException(file, "holds no '" + key + "': it is not the state of a training run");
        }
        return value;
    }
}
