package dev.sightline.core.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine a measurement was made on.
 *
 * @param system operating system, its version and architecture
 * @param java version and vendor of the running JVM
 * @param cpu the processor's model name, or its architecture where the system does not give it
 * @param cpuAbilities vector and matrix instructions that networks use, in the kernel's names; empty where unknown
 * @param cores processors this JVM may use
 * @param memoryBytes memory of the machine, or of the container
 * @param maxHeapBytes what Java objects may take; tensors live outside
 */
public record Machine(
        String system,
        String java,
        String cpu,
        List<String> cpuAbilities,
        int cores,
        long memoryBytes,
        long maxHeapBytes) {

    public Machine {
        cpuAbilities = List.copyOf(cpuAbilities);
        if (cores < 1 || memoryBytes < 0 || maxHeapBytes < 0) {
            throw new IllegalArgumentException("a machine has at least one core and no negative sizes, received "
                    + cores + " cores, " + memoryBytes + " and " + maxHeapBytes + " bytes");
        }
    }

    /** The machine this JVM runs on. */
    public static Machine current() {
        ProcessorFacts processor = ProcessorFacts.read();
        return new Machine(
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                Runtime.version() + " (" + property("java.vendor") + ")",
                processor.model(),
                processor.abilities(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
                Runtime.getRuntime().maxMemory());
    }

    /** The same facts under the names that provenance.json and {@code sightline doctor --json} use. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("system", system);
        fields.put("java", java);
        fields.put("cpu", cpu);
        fields.put("cpu-abilities", cpuAbilities);
        fields.put("cores", cores);
        fields.put("memory-bytes", memoryBytes);
        fields.put("max-heap-bytes", maxHeapBytes);
        return fields;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
