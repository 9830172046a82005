package dev.sightline.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The main facts of a run's provenance. */
final class RunFacts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunFacts() {}

    static Map<String, String> read(Path provenance) throws IOException {
        JsonNode root = JSON.readTree(provenance.toFile());
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Sightline", root.path("version"));
        put(facts, "revision", root.path("revision"));
        put(facts, "seed", root.path("seed"));
        put(facts, "data fingerprint", root.path("data-fingerprint"));
        put(facts, "best epoch chosen on", root.path("best-epoch-chosen-on"));
        put(facts, "started", root.path("started"));
        put(facts, "finished", root.path("finished"));
        put(facts, "processor", root.path("machine").path("cpu"));
        put(facts, "cores", root.path("machine").path("cores"));
        put(facts, "Java", root.path("machine").path("java"));
        put(facts, "libtorch", root.path("libraries").path("libtorch"));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            facts.put(name, value.asText());
        }
    }
}
