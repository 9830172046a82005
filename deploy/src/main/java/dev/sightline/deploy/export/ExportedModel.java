package dev.sightline.deploy.export;

import dev.sightline.infer.verify.VerificationReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model file that was written.
 *
 * @param file where it is now
 * @param report what its verification found; empty where none was asked for
 * @param accuracy the page on what its precision costs, where there is one
 */
public record ExportedModel(Path file, long bytes, Optional<VerificationReport> report, Optional<Path> accuracy) {

    /** Whether nothing is known against it. */
    public boolean proven() {
        return report.map(VerificationReport::passed).orElse(true);
    }

    /** For programs. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toString());
        fields.put("bytes", bytes);
        accuracy.ifPresent(page -> fields.put("accuracy_report", page.toString()));
        fields.put("verified", report.isPresent());
        report.ifPresent(found -> fields.put("verification", found.fields()));
        return fields;
    }
}
