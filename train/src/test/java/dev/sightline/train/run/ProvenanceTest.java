package dev.sightline.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private static Provenance running() {
        return Provenance.begin(
                new Provenance.Sources(
                        new Provenance.Code("0.1.0", "unknown"),
                        "abc",
                        "def",
                        "val",
                        7,
                        new Provenance.Computation("bfloat16", 2),
                        List.of("train", "a b.yaml")),
                Map.of("libtorch", "2.10.0", "opencv", "4.13.0"),
                new Machine("Linux 6 amd64", "17 (Vendor)", "Some \"CPU\"", List.of("avx2"), 2, 1L << 33, 1L << 31),
                List.of(new RunSession(START, 0, List.of("train", "a b.yaml"), List.of())));
    }

    @Test
    void everythingIsInTheJson() {
        assertThat(running().finishedAt(START.plusSeconds(60)).toJson()).isEqualToNormalizingNewlines("""
                {
                  "version" : "0.1.0",
                  "revision" : "unknown",
                  "recipe-hash" : "abc",
                  "data-fingerprint" : "def",
                  "best-epoch-chosen-on" : "val",
                  "test-split-chose" : false,
                  "seed" : 7,
                  "precision" : "bfloat16",
                  "threads" : 2,
                  "command-line" : [ "train", "a b.yaml" ],
                  "started" : "2026-11-22T10:00:00Z",
                  "finished" : "2026-11-22T10:01:00Z",
                  "libraries" : {
                    "libtorch" : "2.10.0",
                    "opencv" : "4.13.0"
                  },
                  "machine" : {
                    "system" : "Linux 6 amd64",
                    "java" : "17 (Vendor)",
                    "cpu" : "Some \\"CPU\\"",
                    "cpu-abilities" : [ "avx2" ],
                    "cores" : 2,
                    "memory-bytes" : 8589934592,
                    "max-heap-bytes" : 2147483648
                  },
                  "sessions" : [ {
                    "started" : "2026-11-22T10:00:00Z",
                    "from-epoch" : 0,
                    "command-line" : [ "train", "a b.yaml" ],
                    "changes" : [ ]
                  } ]
                }
                """);
    }

    @Test
    void aRunThatIsResumedKeepsItsStartAndEverySession() throws IOException {
        Path file = folder.resolve("provenance.json");
        RunSession later =
                new RunSession(START.plusSeconds(60), 3, List.of("train", "--resume"), List.of("threads: 2 -> 4"));
        running().with(later).write(file);
        assertThat(file).content().contains("\"finished\" : null");

        RunHistory history = RunHistory.read(file);

        assertThat(history.started()).isEqualTo(START);
        assertThat(history.sessions()).hasSize(2).last().isEqualTo(later);
        assertThat(history.recipeHash()).isEqualTo("abc");
        assertThat(history.finished()).isFalse();
        assertThat(history.changesTo(running())).isEmpty();
    }

    @Test
    void everyFactThatBitsDependOnIsCompared() throws IOException {
        Path file = folder.resolve("provenance.json");
        running().write(file);
        Provenance other = Provenance.begin(
                new Provenance.Sources(
                        new Provenance.Code("0.1.0", "f00"),
                        "other",
                        "xyz",
                        "val",
                        7,
                        new Provenance.Computation("float32", 4),
                        List.of("train")),
                Map.of("libtorch", "2.13.0", "opencv", "4.13.0"),
                running().machine(),
                List.of());

        assertThat(RunHistory.read(file).changesTo(other))
                .extracting(RunChange::toString)
                .containsExactly(
                        "data fingerprint: def -> xyz",
                        "code revision: unknown -> f00",
                        "threads: 2 -> 4",
                        "precision: bfloat16 -> float32",
                        "libtorch: 2.10.0 -> 2.13.0");
    }

    @Test
    void aFileOfAnOlderBuildIsReadAsOneSession() throws IOException {
        Path file = Files.writeString(
                folder.resolve("old.json"), "{\"started\": \"" + START + "\", \"command-line\": [\"train\"]}");
        assertThat(RunHistory.read(file).sessions())
                .containsExactly(new RunSession(START, 0, List.of("train"), List.of()));
        assertThat(RunHistory.read(file).changesTo(running())).isEmpty();
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.json"), "{\"started\": ");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"started\": 5}");
        for (Path file : List.of(cut, other)) {
            assertThatThrownBy(() -> RunHistory.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file + ": the key 'started' should hold a time in UTC");
        }
    }
}
