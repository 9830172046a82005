package dev.sightline.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders whose files limit the processor time of this process, innermost first. A group's limit holds for all below
 * it, so that every folder up to the root counts; inside a container the paths of the host may be missing, and the root
 * is then the container's own group.
 *
 * @param version2 folders of the unified hierarchy
 * @param version1 folders of the controller {@code cpu} of the older one
 */
record Cgroup(List<Path> version2, List<Path> version1) {

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
        List<Path> second = new ArrayList<>();
        List<Path> first = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[0].equals("0") && parts[1].isEmpty()) {
                addUpwards(second, mount, parts[2]);
            } else if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains("cpu")) {
                addUpwards(first, mount.resolve(parts[1]), parts[2]);
                addUpwards(first, mount.resolve("cpu"), parts[2]);
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
