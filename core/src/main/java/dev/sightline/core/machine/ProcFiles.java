package dev.sightline.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel's files on this process and its machine; without lines where the system has none. */
final class ProcFiles {

    private ProcFiles() {}

    static Cgroup cgroup() {
        return Cgroup.parse(lines("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
    }

    /** The same process's groups for memory. */
    static Cgroup memory() {
        return Cgroup.parse(lines("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"), Cgroup.MEMORY);
    }

    static List<String> lines(String file) {
        Path path = Path.of(file);
        try {
            return Files.isReadable(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            return List.of(); // What is not known is left out; nothing that is computed depends on it.
        }
    }
}
