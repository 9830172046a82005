package dev.sightline.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The processor's model and abilities as Linux reports them in {@code /proc/cpuinfo}; other systems give the
 * architecture only. A file that is there and cannot be read is reported in the model's name, which is stored with
 * every measurement.
 */
record ProcessorFacts(String model, List<String> abilities) {

    /** In the order they are reported: the ones that decide how fast a network computes. */
    private static final List<String> REPORTED = List.of(
            "fma",
            "avx",
            "avx2",
            "avx_vnni",
            "avx_vnni_int8",
            "avx512f",
            "avx512bw",
            "avx512vl",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "amx_bf16",
            "amx_int8",
            "amx_fp16",
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
                return new ProcessorFacts(
                        architecture() + " (" + file + " cannot be read: " + e.getMessage() + ")", List.of());
            }
        }
        return parse(List.of());
    }

    private static String architecture() {
        return System.getProperty("os.arch", "unknown");
    }

    static ProcessorFacts parse(List<String> lines) {
        Set<String> flags = new HashSet<>(List.of(
                (value(lines, "flags") + " " + value(lines, "Features")).trim().split("\\s+")));
        String model = value(lines, "model name");
        return new ProcessorFacts(
                model.isEmpty() ? architecture() : model,
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
