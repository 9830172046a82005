package dev.sightline.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path work;

    /** Takes the lock of a folder and keeps it until it is killed. */
    public static void main(String[] arguments) throws Exception {
        Consumer<String> log = System.out::println;
        try (RunLock lock = RunLock.take(new RunFolder(Path.of(arguments[0])), log)) {
            log.accept("taken by a " + lock.getClass().getSimpleName());
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }

    @Test
    void aSecondProcessIsRefusedWithTheFirstOnesNumberAndStart() throws Exception {
        RunFolder folder = RunFolder.create(work.resolve("run"));
        Process owner = owner(folder);
        try {
            assertThatThrownBy(() -> RunLock.take(folder, line -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(folder.root() + " is in use by process " + owner.pid() + " on ")
                    .hasMessageContaining(", started at 2");
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKilledProcessLeavesTheFolderFree() throws Exception {
        RunFolder folder = RunFolder.create(work.resolve("run"));
        owner(folder).destroyForcibly().waitFor();

        RunLock.take(folder, line -> {}).close();

        assertThat(folder.lock())
                .content()
                .contains("process " + ProcessHandle.current().pid());
    }

    @Test
    void oneProcessDoesNotTakeAFolderTwice() throws IOException {
        RunFolder folder = RunFolder.create(work.resolve("run"));
        List<String> log = new ArrayList<>();
        try (RunLock first = RunLock.take(folder, log::add)) {
            assertThatThrownBy(() -> RunLock.take(folder, log::add))
                    .as("%s", first)
                    .hasMessageContaining("is in use by process");
        }
        RunLock.take(folder, log::add).close();
        assertThat(log).isEmpty();
    }

    private Process owner(RunFolder folder) throws Exception {
        Path log = work.resolve("owner.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunLockTest.class.getName(),
                        folder.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.readString(log).contains("taken")) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
        return process;
    }
}
