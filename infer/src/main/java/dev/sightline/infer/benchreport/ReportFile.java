package dev.sightline.infer.benchreport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A report's file: one JSON document of a bounded size and depth. */
final class ReportFile {

    /** Fifty times the largest report that is written. */
    private static final long MAXIMUM_BYTES = 64L << 20;

    private static final int MAXIMUM_DEPTH = 20;

    private static final ObjectMapper MAPPER = mapper();

    private ReportFile() {}

    static String text(Map<String, Object> fields) {
        try {
            return MAPPER.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that is not JSON", e);
        }
    }

    static BenchReport read(Path file) throws IOException {
        RegularFile.objection(file).ifPresent(objection -> {
            throw new IllegalArgumentException(file + " " + objection + "; a benchmark report is needed");
        });
        long size = Files.size(file);
        if (size > MAXIMUM_BYTES) {
            throw new IllegalArgumentException(
                    file + ": a benchmark report has at most " + MAXIMUM_BYTES + " bytes, found " + size);
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            return ReportParser.parse(tree(bytes));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": no benchmark report: " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IllegalArgumentException("line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a text in UTF-8: " + e.getMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAXIMUM_DEPTH)
                        .build());
        return mapper;
    }
}
