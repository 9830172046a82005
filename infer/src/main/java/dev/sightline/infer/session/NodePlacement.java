package dev.sightline.infer.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.contract.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which provider computes which node of a model, seen by running it once: a provider may leave nodes to the CPU, which
 * costs copies and time without any message.
 *
 * @param nodes names by provider, in the runtime's words such as {@code CPUExecutionProvider}; nodes that the runtime has
 *     fused appear under the fused name
 */
public record NodePlacement(Map<String, List<String>> nodes) {

    private static final String CPU = "CPUExecutionProvider";

    /** Ends every event of the runtime's profile that is about computing a node. */
    private static final String COMPUTED = "_kernel_time";

    public NodePlacement {
        nodes = Map.copyOf(nodes);
    }

    /**
     * Runs a model of one input once on zeros.
     *
     * @throws ModelException if it cannot be loaded or run
     */
    public static NodePlacement of(byte[] model, String name, SessionOptions asked, ElementType type, long... shape) {
        OrtEnvironment environment = RuntimeEnvironment.shared();
        try {
            Path folder = Files.createTempDirectory("sightline-placement");
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                Providers.add(asked, options);
                options.enableProfiling(folder.resolve("profile").toString());
                return read(run(environment, model, options, type, shape));
            } finally {
                delete(folder);
            }
        } catch (OrtException e) {
            throw new ModelException(
                    name + " cannot be run on " + asked.provider().word() + ": " + ModelSession.reason(e), e);
        } catch (IOException e) {
            throw new ModelException("the runtime's profile of " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Nodes that the CPU computes. */
    public List<String> onCpu() {
        return nodes.getOrDefault(CPU, List.of());
    }

    /** How many nodes there are. */
    public int count() {
        return nodes.values().stream().mapToInt(List::size).sum();
    }

    /** Reads the runtime's profile: a JSON list of events. */
    static NodePlacement read(byte[] profile) throws IOException {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (JsonNode event : new ObjectMapper().readTree(profile)) {
            String provider = event.path("args").path("provider").asText("");
            String node = event.path("name").asText("");
            if (!provider.isEmpty() && node.endsWith(COMPUTED)) {
                found.computeIfAbsent(provider, key -> new TreeSet<>())
                        .add(node.substring(0, node.length() - COMPUTED.length()));
            }
        }
        Map<String, List<String>> nodes = new TreeMap<>();
        found.forEach((provider, names) -> nodes.put(provider, List.copyOf(names)));
        return new NodePlacement(nodes);
    }

    private static byte[] run(
            OrtEnvironment environment, byte[] model, OrtSession.SessionOptions options, ElementType type, long[] shape)
            throws OrtException, IOException {
        try (OrtSession session = environment.createSession(model, options)) {
            String input = session.getInputNames().iterator().next();
            try (InputTensor zeros = InputTensor.of(environment, type, shape);
                    OrtSession.Result result = session.run(Map.of(input, zeros.converted()))) {
                return Files.readAllBytes(Path.of(session.endProfiling()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.delete(folder);
    }
}
