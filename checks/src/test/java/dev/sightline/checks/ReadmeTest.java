package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sightline.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands and files that the root documents name exist. */
class ReadmeTest {

    private static final String COMMAND = "./sightline ";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    static Stream<String> commands() {
        return Stream.of(
                        "README.md",
                        "README.zh-CN.md",
                        "CONTRIBUTING.md",
                        "docs/model-files.md",
                        "docs/classification.md")
                .flatMap(name -> ProjectFiles.lines(ProjectFiles.root().resolve(name)).stream())
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandLineIsUnderstood(String line) {
        String[] arguments = line.substring(COMMAND.length()).strip().split("\\s+");

        assertThatCode(() -> Main.commandLine().parseArgs(arguments)).as(line).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyRecipeThatACommandNamesIsThere(String line) {
        List<String> recipes = Stream.of(line.split("\\s+"))
                .filter(word -> word.startsWith("configs/"))
                .toList();

        assertThat(recipes)
                .allSatisfy(
                        name -> assertThat(ProjectFiles.root().resolve(name)).exists());
    }

    @Test
    void theReadmeShowsTheCommandsThatAreMeasured() {
        assertThat(commands())
                .anyMatch(line -> line.equals("./sightline quickstart"))
                .anyMatch(line -> line.startsWith("./sightline train "))
                .anyMatch(line -> line.startsWith("./sightline eval --run "))
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"})
    void everyRelativeLinkLeadsSomewhere(String name) {
        List<String> broken = new ArrayList<>();
        for (String line : ProjectFiles.lines(ProjectFiles.root().resolve(name))) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                Path target = ProjectFiles.root().resolve(link.group(1));
                if (!Files.exists(target)) {
                    broken.add(link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void aReadmeIsReadInOneSitting(String name) {
        assertThat(ProjectFiles.lines(ProjectFiles.root().resolve(name))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void continuousIntegrationRunsTheCommandsOfTheReadme() {
        assertThat(ProjectFiles.lines(ProjectFiles.root().resolve(".ci/run"))).contains("exec ./sightline-test");
    }
}
