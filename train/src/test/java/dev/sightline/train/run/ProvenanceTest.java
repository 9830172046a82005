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
                        new Provenance.Code("0.1.0", "unknown"), "abc", "def", "val", 7, List.of("train", "a b.yaml")),
                Map.of("pytorch", "2.10.0", "opencv", "4.13.0"),
                new Machine("Linux 6 amd64", "17 (Vendor)", "Some \"CPU\"", List.of("avx2"), 2, 1L << 33, 1L << 31),
                START);
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
                  "command-line" : [ "train", "a b.yaml" ],
                  "started" : "2026-11-22T10:00:00Z",
                  "finished" : "2026-11-22T10:01:00Z",
                  "libraries" : {
                    "opencv" : "4.13.0",
                    "pytorch" : "2.10.0"
                  },
                  "machine" : {
                    "system" : "Linux 6 amd64",
                    "java" : "17 (Vendor)",
                    "cpu" : "Some \\"CPU\\"",
                    "cpu-abilities" : [ "avx2" ],
                    "cores" : 2,
                    "memory-bytes" : 8589934592,
                    "max-heap-bytes" : 2147483648
                  }
                }
                """);
    }

    @Test
    void aRunThatIsResumedKeepsItsStart() throws IOException {
        Path file = folder.resolve("provenance.json");
        running().write(file);
        assertThat(file).content().contains("\"finished\" : null");
        assertThat(Provenance.startedIn(file)).isEqualTo(START);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.json"), "{\"started\": ");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"started\": 5}");
        for (Path file : List.of(cut, other)) {
            assertThatThrownBy(() -> Provenance.startedIn(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ": the key 'started' should hold a time in UTC");
        }
    }
}
