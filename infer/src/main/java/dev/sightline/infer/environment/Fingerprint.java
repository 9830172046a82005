package dev.sightline.infer.environment;

import dev.sightline.core.machine.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a speed measurement depends on besides the model and the settings; without it two cannot be compared.
 *
 * @param machine processor and its abilities, cores, memory, system, Java
 * @param kernel the whole version line of the system's kernel, or "not readable"
 * @param governor of the processor's frequency, one word or several where cores differ, or "not readable"
 * @param jvm collectors, and the options the JVM was started with that can change its speed
 * @param environment variables that steer threads and memory of native libraries, where set
 * @param libraries versions by name
 * @param provider what computes the network: cpu, cuda...
 * @param graphics each graphics card; empty where there is none
 * @param load of the machine before the run: programs that wanted a core, averaged over the last minute; empty where
 *     the system does not report it
 */
public record Fingerprint(
        Machine machine,
        String kernel,
        String governor,
        List<String> jvm,
        Map<String, String> environment,
        Map<String, String> libraries,
        String provider,
        List<GraphicsCard> graphics,
        OptionalDouble load) {

    /** What stands for a fact that the system does not give away. */
    public static final String NOT_READABLE = "not readable";

    /** Load per core from which other programs visibly slow a measurement. */
    private static final double BUSY = 0.25;

    public Fingerprint {
        jvm = List.copyOf(jvm);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        graphics = List.copyOf(graphics);
    }

    /** This machine now; take it before the run, so that the load is that of others. */
    public static Fingerprint current(String provider, Map<String, String> libraries) {
        return FingerprintReader.ofThisMachine().read(provider, libraries);
    }

    /**
     * Each condition in which the other differs. The load is none: it is different every time, and a high one is a
     * {@link #warnings warning}. Memory counts in tenths of a gigabyte, as kernels keep a little for themselves.
     */
    public List<Difference> differences(Fingerprint other) {
        return Difference.between(conditions(), other.conditions());
    }

    /** Reasons to distrust the statistics, such as a machine that was busy with other work. */
    public List<String> warnings() {
        if (load.isEmpty() || load.getAsDouble() < BUSY * machine.cores()) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "the machine was busy before the run: a load of %.2f on %d cores; statistics are those of a shared machine",
                load.getAsDouble(),
                machine.cores()));
    }

    /** The conditions as they are shown and compared, by name. */
    public Map<String, String> conditions() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("cpu", machine.cpu());
        shown.put("cpu-abilities", words(machine.cpuAbilities()));
        shown.put("cores", String.valueOf(machine.cores()));
        shown.put("governor", governor);
        shown.put("memory", gigabytes(machine.memoryBytes()));
        shown.put("max-heap", gigabytes(machine.maxHeapBytes()));
        shown.put("system", machine.system());
        shown.put("kernel", kernel);
        shown.put("java", machine.java());
        shown.put("jvm", words(jvm));
        environment.forEach((name, value) -> shown.put("environment." + name, value));
        libraries.forEach((name, value) -> shown.put("libraries." + name, value));
        shown.put("provider", provider);
        for (int i = 0; i < graphics.size(); i++) {
            shown.put("graphics." + i, graphics.get(i).settings());
        }
        return shown;
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "none" : String.join(" ", words);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
