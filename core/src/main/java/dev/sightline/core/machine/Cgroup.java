package dev.sightline.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders whose files limit the processor time, or the memory, of this process, innermost first. A group's limit holds for all below
 * it, so that every folder up to the root counts; inside a container the paths of the host may be missing, and the root
 * is then the container's own group.
 *
 * @param version2 folders of the unified hierarchy
 * @param version1 folders of one controller, {@code cpu} or {@code memory}, of the older one
 */
record Cgroup(List<Path> version2, List<Path> version1) {

    static final String CPU = "cpu";
    static final String MEMORY = "memory";

    Cgroup {
        version2 = List.copyOf(version2);
        version1 = List.copyOf(version1);
    }

    /**
     * Reads the lines of {@code /proc/self/cgroup}, such as {@code 0::/user.slice} and {@code 4:cpu,cpuacct:/docker/17ab}.
     *
     * @param mount where the hierarchies are mounted, {@code /sys/fs/cgroup}
     */
    static Cgroup parse(List<String> lines, Path mount) {
        return parse(lines, mount, CPU);
    }

    /** The same for another controller of version 1. */
    static Cgroup parse(List<String> lines, Path mount, String controller) {
        List<Path> second = new ArrayList<>();
        List<Path> first = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[0].equals("0") && parts[1].isEmpty()) {
                addUpwards(second, mount, parts[2]);
            } else if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller)) {
                addUpwards(first, mount.resolve(parts[1]), parts[2]);
                addUpwards(first, mount.resolve(controller), parts[2]);
            }
        }
        return new Cgroup(second, first);
    }

    /** The narrowest limit of all folders that exist; none where no file can be read. */
    CpuQuota quota() {
        CpuQuota narrowest = CpuQuota.NONE;
        for (Path folder : version2) {
            narrowest = narrowest.narrower(read2(folder));
        }
        for (Path folder : version1) {
            narrowest = narrowest.narrower(read1(folder));
        }
        return narrowest;
    }

    /** The folder that leaves the least memory, of all that exist. */
    MemoryLimit memory() {
        MemoryLimit narrowest = MemoryLimit.NONE;
        for (Path folder : version2) {
            narrowest = narrowest.narrower(memory(folder, "memory.max", "memory.current", MemoryLimit::version2));
        }
        for (Path folder : version1) {
            narrowest = narrowest.narrower(
                    memory(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", MemoryLimit::version1));
        }
        return narrowest;
    }

    /** Reads a group's limit, its use and the lines of its statistics. */
    private interface MemoryReader {
        MemoryLimit read(String limit, String usage, List<String> stat);
    }

    private static MemoryLimit memory(Path folder, String limit, String usage, MemoryReader reader) {
        Path most = folder.resolve(limit);
        Path used = folder.resolve(usage);
        Path stat = folder.resolve("memory.stat");
        try {
            return Files.isReadable(most) && Files.isReadable(used) && Files.isReadable(stat)
                    ? reader.read(Files.readString(most), Files.readString(used), Files.readAllLines(stat))
                    : MemoryLimit.NONE;
        } catch (IOException e) {
            return MemoryLimit.NONE; // As with processor time.
        }
    }

    private static CpuQuota read2(Path folder) {
        Path max = folder.resolve("cpu.max");
        try {
            return Files.isReadable(max) ? CpuQuota.version2(Files.readString(max), stat(folder)) : CpuQuota.NONE;
        } catch (IOException e) {
            return CpuQuota.NONE; // A kernel file that vanishes limits nothing any more.
        }
    }

    private static CpuQuota read1(Path folder) {
        Path quota = folder.resolve("cpu.cfs_quota_us");
        Path period = folder.resolve("cpu.cfs_period_us");
        try {
            return Files.isReadable(quota) && Files.isReadable(period)
                    ? CpuQuota.version1(Files.readString(quota), Files.readString(period), stat(folder))
                    : CpuQuota.NONE;
        } catch (IOException e) {
            return CpuQuota.NONE; // As above.
        }
    }

    private static List<String> stat(Path folder) throws IOException {
        Path stat = folder.resolve("cpu.stat");
        return Files.isReadable(stat) ? Files.readAllLines(stat) : List.of();
    }

    private static void addUpwards(List<Path> folders, Path root, String path) {
        Path relative = Path.of("/").relativize(Path.of(path)).normalize();
        for (Path folder = relative; folder != null && !folder.toString().isEmpty(); folder = folder.getParent()) {
            folders.add(root.resolve(folder));
        }
        folders.add(root);
    }
}
