package dev.sightline.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a run's metrics come from: code, recipe, data, seed, libraries, machine and times. Enough to run it again and
 * to find why a metric differs.
 *
 * @param sources what went in
 * @param libraries version by name
 * @param machine what it ran on
 * @param started when the first epoch began, also of a run that was resumed since
 * @param finished when the last epoch ended; empty while it runs, or where it was broken off
 * @param sessions every process that trained in the run, in order; all else is of the last one
 */
public record Provenance(
        Sources sources,
        Map<String, String> libraries,
        Machine machine,
        Instant started,
        Optional<Instant> finished,
        List<RunSession> sessions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The split that is for reporting only. */
    private static final String TEST = "test";

    /**
     * What a run is made from.
     *
     * @param code which build and which commit
     * @param recipeHash of the values of the resolved recipe, the same wherever they were written
     * @param dataFingerprint changes with any file of the data
     * @param chosenOn name of the split that chose the best epoch
     * @param seed of all that is random
     * @param computation in which numbers and on how many threads
     * @param commandLine as it was called
     */
    public record Sources(
            Code code,
            String recipeHash,
            String dataFingerprint,
            String chosenOn,
            long seed,
            Computation computation,
            List<String> commandLine) {

        public Sources {
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * The code that ran.
     *
     * @param version of the build
     * @param revision the commit, or {@code unknown} outside of a checkout
     */
    public record Code(String version, String revision) {}

    /**
     * What bits depend on besides the code.
     *
     * @param precision the number type that was chosen
     * @param threads of the computation on the processor
     */
    public record Computation(String precision, int threads) {}

    public Provenance {
        sessions = List.copyOf(sessions);
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /** A run that begins, or goes on with a further session. */
    public static Provenance begin(
            Sources sources, Map<String, String> libraries, Machine machine, List<RunSession> sessions) {
        Instant started = sessions.isEmpty() ? Instant.now() : sessions.get(0).started();
        return new Provenance(sources, libraries, machine, started, Optional.empty(), sessions);
    }

    /** The same with a session more. */
    public Provenance with(RunSession session) {
        List<RunSession> all = new ArrayList<>(sessions);
        all.add(session);
        return begin(sources, libraries, machine, all);
    }

    /** The same run, at its end. */
    public Provenance finishedAt(Instant end) {
        return new Provenance(sources, libraries, machine, started, Optional.of(end), sessions);
    }

    /** One JSON object, its keys in a fixed order. */
    public String toJson() {
        return tree().toPrettyString() + "\n";
    }

    ObjectNode tree() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", sources.code().version());
        root.put("revision", sources.code().revision());
        root.put("recipe-hash", sources.recipeHash());
        root.put("data-fingerprint", sources.dataFingerprint());
        root.put("best-epoch-chosen-on", sources.chosenOn());
        root.put("test-split-chose", sources.chosenOn().equals(TEST));
        root.put("seed", sources.seed());
        root.put("precision", sources.computation().precision());
        root.put("threads", sources.computation().threads());
        strings(root.putArray("command-line"), sources.commandLine());
        root.put("started", started.toString());
        root.put("finished", finished.map(Instant::toString).orElse(null));
        ObjectNode versions = root.putObject("libraries");
        libraries.forEach(versions::put);
        root.set("machine", JSON.valueToTree(machine.fields()));
        ArrayNode past = root.putArray("sessions");
        sessions.forEach(session -> add(past.addObject(), session));
        return root;
    }

    /** Replaces the file in one step. */
    public void write(Path file) throws IOException {
        AtomicFile.writeText(file, toJson());
    }

    private static void add(ObjectNode object, RunSession session) {
        object.put("started", session.started().toString());
        object.put("from-epoch", session.fromEpoch());
        strings(object.putArray("command-line"), session.commandLine());
        strings(object.putArray("changes"), session.changes());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
