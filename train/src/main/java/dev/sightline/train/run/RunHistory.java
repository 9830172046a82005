package dev.sightline.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run's provenance states of its past: when it began, the sessions that trained it, and the facts its numbers depend
 * on.
 *
 * @param started when the first epoch began
 * @param finished whether the run came to its end
 * @param recipeHash of the recipe of the last session; empty where none was kept
 * @param sessions in order
 * @param facts by name, of the last session; a file of an older build has fewer
 */
public record RunHistory(
        Instant started, boolean finished, String recipeHash, List<RunSession> sessions, Map<String, String> facts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The facts that decide over bits, and where a provenance file has them. */
    private static final Map<String, String> FACTS = places();

    public RunHistory {
        sessions = List.copyOf(sessions);
        facts = Map.copyOf(facts);
    }

    /** Of a run that has no provenance yet. */
    public static RunHistory none() {
        return new RunHistory(Instant.EPOCH, false, "", List.of(), Map.of());
    }

    /**
     * Reads a provenance file.
     *
     * @throws IllegalArgumentException if the file is damaged
     */
    public static RunHistory read(Path file) throws IOException {
        try {
            JsonNode root = JSON.readTree(file.toFile());
            Instant started = Instant.parse(root.path("started").asText());
            List<RunSession> sessions = new ArrayList<>();
            for (JsonNode session : root.path("sessions")) {
                sessions.add(new RunSession(
                        Instant.parse(session.path("started").asText()),
                        session.path("from-epoch").asInt(),
                        strings(session.path("command-line")),
                        strings(session.path("changes"))));
            }
            boolean old = sessions.isEmpty();
            if (old) {
                sessions.add(new RunSession(started, 0, strings(root.path("command-line")), List.of()));
            }
            return new RunHistory(
                    started,
                    root.path("finished").isTextual(),
                    old ? "" : root.path("recipe-hash").asText(),
                    sessions,
                    factsIn(root));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    file + ": the key 'started' should hold a time in UTC, as every run writes it", e);
        }
    }

    /** The facts that differ from those of the run as it is about to go on; each is to be accepted. */
    public List<RunChange> changesTo(Provenance now) {
        Map<String, String> current = factsIn(now.tree());
        List<RunChange> changes = new ArrayList<>();
        for (String name : FACTS.keySet()) {
            String before = facts.get(name);
            String after = current.get(name);
            if (before != null && after != null && !before.equals(after)) {
                changes.add(new RunChange(name, before, after, true));
            }
        }
        return changes;
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("data fingerprint", "/data-fingerprint");
        places.put("version", "/version");
        places.put("code revision", "/revision");
        places.put("threads", "/threads");
        places.put("precision", "/precision");
        places.put("libtorch", "/libraries/libtorch");
        places.put("opencv", "/libraries/opencv");
        return places;
    }

    private static Map<String, String> factsIn(JsonNode root) {
        Map<String, String> found = new LinkedHashMap<>();
        FACTS.forEach((name, place) -> {
            JsonNode value = root.at(place);
            if (value.isValueNode() && !value.isNull()) {
                found.put(name, value.asText());
            }
        });
        return found;
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
