package dev.sightline.infer.environment;

import dev.sightline.core.machine.Machine;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers a {@link Fingerprint} from what Linux reports in two folders; other systems report less. */
final class FingerprintReader {

    /** Variables that steer threads and memory of the native libraries. */
    private static final List<String> STEERING =
            List.of("OMP_", "KMP_", "MKL_", "OPENBLAS_", "MALLOC_", "GLIBC_", "GOMP_", "CUDA_");

    private final Path proc;
    private final Path sys;
    private final Map<String, String> variables;

    FingerprintReader(Path proc, Path sys, Map<String, String> variables) {
        this.proc = proc;
        this.sys = sys;
        this.variables = Map.copyOf(variables);
    }

    static FingerprintReader ofThisMachine() {
        return new FingerprintReader(Path.of("/proc"), Path.of("/sys"), System.getenv());
    }

    Fingerprint read(String provider, Map<String, String> libraries) {
        OptionalDouble load = load();
        return new Fingerprint(
                Machine.current(),
                kernel(),
                governor(),
                jvm(
                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .map(GarbageCollectorMXBean::getName)
                                .toList(),
                        ManagementFactory.getRuntimeMXBean().getInputArguments()),
                environment(),
                libraries,
                provider,
                GraphicsProbe.nvidia().cards(),
                load);
    }

    String kernel() {
        String line = firstLine(proc.resolve("version"));
        return line.isEmpty() ? Fingerprint.NOT_READABLE : line;
    }

    /** The governors of all cores, each named once; virtual machines mostly show none. */
    String governor() {
        TreeSet<String> found = new TreeSet<>();
        try (DirectoryStream<Path> cores = Files.newDirectoryStream(sys.resolve("devices/system/cpu"), "cpu[0-9]*")) {
            cores.forEach(core -> found.add(firstLine(core.resolve("cpufreq/scaling_governor"))));
        } catch (IOException e) {
            return Fingerprint.NOT_READABLE;
        }
        found.remove("");
        return found.isEmpty() ? Fingerprint.NOT_READABLE : String.join(" ", found);
    }

    /** The load of the last minute: the first number in {@code loadavg}, or what the JVM reports on other systems. */
    OptionalDouble load() {
        try {
            double load = Double.parseDouble(firstLine(proc.resolve("loadavg")).split(" ", 2)[0]);
            return load >= 0 && Double.isFinite(load) ? OptionalDouble.of(load) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return load >= 0 ? OptionalDouble.of(load) : OptionalDouble.empty();
        }
    }

    Map<String, String> environment() {
        Map<String, String> found = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (STEERING.stream().anyMatch(name::startsWith)) {
                found.put(name, value);
            }
        });
        return found;
    }

    /**
     * Collectors, then the options that can change speed: all that begin with {@code -X}, and agents. Properties are
     * left out, as they hold paths of the installation. The heap's size stands in {@link Machine} already.
     */
    static List<String> jvm(List<String> collectors, List<String> arguments) {
        List<String> facts = new ArrayList<>();
        collectors.forEach(name -> facts.add(name.replace(' ', '-')));
        arguments.stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("-javaagent"))
                .filter(argument -> !argument.startsWith("-Xmx"))
                .forEach(facts::add);
        return facts;
    }

    private static String firstLine(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "" : lines.get(0).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
