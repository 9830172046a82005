package dev.sightline.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path folder;

    @Test
    void runsAreNumberedAboveTheHighest() throws IOException {
        assertThat(RunFolder.createNext(folder, "tiny").root()).isEqualTo(folder.resolve("tiny/1"));
        Files.createDirectories(folder.resolve("tiny/9"));
        Files.createDirectories(folder.resolve("tiny/notes"));
        assertThat(RunFolder.createNext(folder, "tiny").root()).isEqualTo(folder.resolve("tiny/10"));
        assertThat(RunFolder.createNext(folder, "other").root()).isEqualTo(folder.resolve("other/1"));
    }

    @Test
    void runsStartedAtOnceGetFoldersOfTheirOwn() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Path> start = () -> RunFolder.createNext(folder, "tiny").root();
            Set<Path> roots = pool
                    .invokeAll(IntStream.range(0, 40).mapToObj(i -> start).toList())
                    .stream()
                    .map(RunFolderTest::result)
                    .collect(Collectors.toSet());
            assertThat(roots).hasSize(40);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Path result(Future<Path> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void filesHaveTheirPlaces() throws IOException {
        RunFolder run = RunFolder.create(folder.resolve("mine"));
        assertThat(Stream.of(
                                run.recipe(),
                                run.log(),
                                run.metrics(),
                                run.provenance(),
                                run.report(),
                                run.labels(),
                                run.weights(RunFolder.LATEST),
                                run.weights(RunFolder.epochName(5)),
                                run.state(RunFolder.BEST))
                        .map(path -> run.root().relativize(path).toString()))
                .containsExactly(
                        "recipe.yaml",
                        "train.log",
                        "metrics.csv",
                        "provenance.json",
                        "report.html",
                        "labels.txt",
                        "checkpoints/latest.safetensors",
                        "checkpoints/epoch_5.safetensors",
                        "checkpoints/best.state.safetensors");
        assertThat(run.plots()).isDirectory();
        assertThat(run.checkpoints()).isDirectory();
    }

    @Test
    void aNewRunNeedsAnEmptyFolder() throws IOException {
        Path used = folder.resolve("used");
        Files.createDirectories(used.resolve("sub"));
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> RunFolder.create(used))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(used + " is not empty: it holds sub; ");
        assertThatThrownBy(() -> RunFolder.create(file))
                .hasMessage(file + " is a file; a run needs a folder of its own");
    }

    @Test
    void onlyTheFolderOfARunIsOpened() throws IOException {
        Path root = RunFolder.createNext(folder, "tiny").root();
        assertThatThrownBy(() -> RunFolder.open(root))
                .hasMessage(root + " is not the folder of a run: it has no recipe.yaml");
        assertThatThrownBy(() -> RunFolder.open(folder.resolve("no")))
                .hasMessage(folder.resolve("no") + " is not the folder of a run: there is no such folder");
        Files.createFile(root.resolve("recipe.yaml"));
        assertThat(RunFolder.open(root).root()).isEqualTo(root);
    }
}
