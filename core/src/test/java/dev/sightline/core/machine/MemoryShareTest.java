package dev.sightline.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's files state of this process's share of the memory. */
class MemoryShareTest {

    private static final List<String> MACHINE = List.of("MemTotal:  8000 kB", "MemAvailable:    6000 kB");
    private static final List<String> PROCESS = List.of("VmHWM:\t 700 kB", "VmRSS:\t     500 kB");

    @Test
    void whatTheProcessHasAndWhatIsFreeIsAvailable() {
        MemoryShare share = MemoryShare.of(MACHINE, PROCESS, MemoryLimit.NONE);

        assertThat(share).isEqualTo(new MemoryShare(6000 * 1024, 500 * 1024, 700 * 1024));
        assertThat(share.available()).isEqualTo(6500 * 1024);
    }

    @Test
    void aContainerLeavesItsLimitWithoutWhatItUses() {
        assertThat(MemoryShare.of(MACHINE, PROCESS, new MemoryLimit(1_000_000, 400_000))
                        .freeBytes())
                .isEqualTo(600_000);
    }

    @Test
    void aSystemWithoutTheseFilesHasAllItsMemoryFree() {
        assertThat(MemoryShare.of(List.of(), List.of(), MemoryLimit.NONE).available())
                .isEqualTo(Machine.current().memoryBytes());
    }

    @Test
    void filesInMemoryThatTheKernelDropsCountAsFree() {
        assertThat(MemoryLimit.version2("1000\n", "900\n", List.of("file 700", "inactive_file 600"))
                        .free())
                .isEqualTo(700);
        assertThat(MemoryLimit.version1("1000\n", "900\n", List.of("total_inactive_file 600"))
                        .free())
                .isEqualTo(700);
    }

    @Test
    void noLimitIsMaxInVersion2AndAHugeNumberInVersion1() {
        assertThat(MemoryLimit.version2("max\n", "900\n", List.of())).isEqualTo(MemoryLimit.NONE);
        assertThat(MemoryLimit.version1("9223372036854771712\n", "900\n", List.of()))
                .isEqualTo(MemoryLimit.NONE);
    }

    @Test
    void theGroupThatLeavesTheLeastOnTheWayUpLimits(@TempDir Path mount) throws IOException {
        Path group = Files.createDirectories(mount.resolve("pod/container"));
        write(group, "2000", "100");
        write(Objects.requireNonNull(group.getParent()), "3000", "2500");

        Cgroup found = Cgroup.parse(List.of("0::/pod/container"), mount, Cgroup.MEMORY);

        assertThat(found.memory()).isEqualTo(new MemoryLimit(3000, 2500));
        assertThat(Cgroup.parse(List.of(), mount, Cgroup.MEMORY).memory()).isEqualTo(MemoryLimit.NONE);
    }

    private static void write(Path group, String max, String current) throws IOException {
        Files.writeString(group.resolve("memory.max"), max + "\n");
        Files.writeString(group.resolve("memory.current"), current + "\n");
        Files.writeString(group.resolve("memory.stat"), "anon 1\n");
    }
}
