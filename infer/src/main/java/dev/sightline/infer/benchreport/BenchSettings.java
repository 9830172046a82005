package dev.sightline.infer.benchreport;

import dev.sightline.infer.bench.LoopOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model was measured: two reports of other settings are not about the same thing.
 *
 * @param images what was run through it, in words that differ where the images do: a count and a checksum
 * @param threads of the runtime within one call; 0 is its own choice
 * @param loops that were run, each with its workers, its batch, its warm-up and its limits; at least one
 */
public record BenchSettings(String images, int threads, List<LoopOptions> loops) {

    public BenchSettings {
        loops = List.copyOf(loops);
        if (threads < 0 || loops.isEmpty()) {
            throw new IllegalArgumentException("a benchmark has 0 or more threads and at least one loop, received "
                    + threads + " threads and " + loops.size() + " loops");
        }
    }

    /** The settings as they are shown and compared, by name. */
    public Map<String, String> conditions() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("images", images);
        shown.put("threads", threads == 0 ? "the runtime's choice" : String.valueOf(threads));
        loops.forEach(loop -> shown.put(
                "loop of %d workers, batch %d".formatted(loop.workers(), loop.images()),
                "%d runs to warm up, then %d or %s s"
                        .formatted(loop.warmUp(), loop.runs(), loop.limit().toMillis() / 1e3)));
        return shown;
    }
}
