package dev.sightline.train.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor's model and abilities as Linux tells them in {@code /proc/cpuinfo}; other systems tell the architecture
 * only.
 */
record ProcessorFacts(String model, List<String> abilities) {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorFacts.class);

    /** In the order they are reported: the ones that decide how fast a training step is. */
    private static final List<String> REPORTED = List.of(
            "fma",
            "avx",
            "avx2",
            "avx512f",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "amx_bf16",
            "amx_int8",
            "asimd",
            "asimddp",
            "bf16",
            "i8mm",
            "sve");

    static ProcessorFacts read() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try {
                return parse(Files.readAllLines(file));
            } catch (IOException e) {
                LOG.warn("{} cannot be read: {}; the processor is reported by its architecture", file, e.getMessage());
            }
        }
        return parse(List.of());
    }

    static ProcessorFacts parse(List<String> lines) {
        Set<String> flags = new HashSet<>(List.of(
                (value(lines, "flags") + " " + value(lines, "Features")).trim().split("\\s+")));
        String model = value(lines, "model name");
        return new ProcessorFacts(
                model.isEmpty() ? System.getProperty("os.arch", "unknown") : model,
                REPORTED.stream().filter(flags::contains).toList());
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.contains(":")
                        && line.substring(0, line.indexOf(':')).strip().equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
