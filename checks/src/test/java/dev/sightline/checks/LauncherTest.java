package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher over a built tree and a stand-in for Java that writes down how it was called. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

    private static final List<String> MODULES = List.of(
            "core", "config", "image", "data", "nn", "torch", "onnx", "weights", "train", "infer", "deploy", "video",
            "cli");

    /** Makes the files that it is asked for, unless the folder of the stand-in has a file {@code broken}. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            here="$(dirname "$0")"
            printf '%s\\n' "$*" >>"$here/calls"
            echo "[warning][cds] a warning of the stand-in"
            for option in "$@"; do
              case "$option" in
                -XX:DumpLoadedClassList=*) echo java/lang/Object >"${option#*=}" ;;
                -Xshare:dump) [ ! -e "$here/broken" ] || exit 1; dump=yes ;;
                -XX:SharedArchiveFile=*) archive="${option#*=}" ;;
              esac
            done
            if [ -n "${dump:-}" ]; then echo archive >"$archive"; fi
            """;

    @TempDir
    Path work;

    private Path root;
    private Path target;

    @BeforeEach
    void makeABuiltTree() throws IOException {
        root = work.resolve("tree");
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.copy(ProjectFiles.root().resolve("sightline"), root.resolve("sightline"));
        target = root.resolve("cli/target");
        Files.createDirectories(target.resolve("lib"));
        for (String jar : List.of("lib/b.jar", "lib/a.jar", "lib/B.jar", "cli.jar")) {
            Files.createFile(target.resolve(jar));
        }
        java("17.0.15");
        Files.createFile(target.resolve("sightline.stamp"));
    }

    @Test
    void jarsAreListedInTheSameOrderEveryTime() throws Exception {
        run();

        assertThat(last())
                .contains("-cp " + target.resolve("cli.jar") + ":" + target.resolve("lib/B.jar") + ":"
                        + target.resolve("lib/a.jar") + ":" + target.resolve("lib/b.jar") + " dev.sightline.cli.Main");
    }

    @Test
    void anArchiveIsMadeOnceAndUsedFromThenOn() throws Exception {
        run();
        int first = calls().size();
        run();

        assertThat(calls()).hasSize(first + 1);
        assertThat(last()).contains("-XX:SharedArchiveFile=" + target.resolve("classes-17.0.15.jsa") + " -Xshare:auto");
        assertThat(left()).containsExactly("classes-17.0.15.jsa");
    }

    @Test
    void anotherJavaGetsItsOwnArchive() throws Exception {
        run();
        java("25.0.1");
        run();

        assertThat(last()).contains("-XX:SharedArchiveFile=" + target.resolve("classes-25.0.1.jsa"));
        assertThat(left()).containsExactly("classes-17.0.15.jsa", "classes-25.0.1.jsa");
    }

    @Test
    void aNewBuildMakesTheArchiveAnew() throws Exception {
        run();
        int first = calls().size();
        Files.setLastModifiedTime(target.resolve("sightline.stamp"), FileTime.from(Instant.now()));
        run();

        assertThat(calls()).hasSize(2 * first);
    }

    @Test
    void whereAnArchiveCannotBeMadeCommandsStartWithoutOne() throws Exception {
        Files.createFile(work.resolve("jdk/bin/broken"));

        String output = run();
        int first = calls().size();
        run();

        assertThat(output).isEqualTo("[warning][cds] a warning of the stand-in\n");
        assertThat(last()).contains("dev.sightline.cli.Main --help").doesNotContain("SharedArchiveFile");
        assertThat(calls()).as("it is not tried again").hasSize(first + 1);
    }

    @Test
    void makingAnArchivePrintsNothing() throws Exception {
        assertThat(run()).as("the command's own output").isEqualTo("[warning][cds] a warning of the stand-in\n");
    }

    private void java(String version) throws IOException {
        Path bin = Files.createDirectories(work.resolve("jdk/bin"));
        Files.writeString(work.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = bin.resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a command prints, on either stream. */
    private String run() throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder("bash", root.resolve("sightline").toString(), "--help").redirectErrorStream(true);
        command.environment().put("JAVA_HOME", work.resolve("jdk").toString());
        command.environment().keySet().removeIf(name -> name.startsWith("SIGHTLINE_"));
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(work.resolve("jdk/bin/calls"));
    }

    private String last() throws IOException {
        List<String> calls = calls();
        return calls.get(calls.size() - 1);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("classes-"))
                    .sorted()
                    .toList();
        }
    }
}
