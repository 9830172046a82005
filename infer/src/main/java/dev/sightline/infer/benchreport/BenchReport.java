package dev.sightline.infer.benchreport;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.infer.environment.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of one model, and under what conditions: nothing that a comparison needs stands elsewhere.
 *
 * @param loops in the order of the settings
 * @param openLoop where a rate was searched
 * @param fingerprint taken before the first run
 */
public record BenchReport(
        ModelFacts model,
        BenchSettings settings,
        List<LoopStatistics> loops,
        Optional<OpenLoopStatistics> openLoop,
        Fingerprint fingerprint) {

    public BenchReport {
        loops = List.copyOf(loops);
        if (loops.isEmpty()) {
            throw new IllegalArgumentException("a report has at least one loop, received none");
        }
    }

    /**
     * The report as one document of strings, numbers, lists and maps: latencies in milliseconds, and under
     * {@code raw-nanos} those that comparisons use.
     */
    public Map<String, Object> fields() {
        return new ReportDocument(true).of(this);
    }

    /** The same without the raw latencies, for people. */
    public Map<String, Object> summary() {
        return new ReportDocument(false).of(this);
    }

    /** Replaces the file in one step. */
    public void write(Path file) throws IOException {
        AtomicFile.writeText(file, ReportFile.text(fields()));
    }

    /**
     * The report in a file that {@link #write} or {@code sightline bench --json} made.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no report; the message names the first wrong field
     */
    public static BenchReport read(Path file) throws IOException {
        return ReportFile.read(file);
    }
}
