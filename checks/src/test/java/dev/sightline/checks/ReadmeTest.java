package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README is short and shows what the project is measured by. */
class ReadmeTest {

    @Test
    void theReadmeShowsTheCommandsThatAreMeasured() {
        assertThat(DocumentPages.commands(ProjectFiles.root().resolve("README.md")))
                .contains("quickstart")
                .anyMatch(command -> command.startsWith("train "))
                .anyMatch(command -> command.startsWith("eval --run "))
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void aReadmeIsReadInOneSitting(String name) {
        assertThat(ProjectFiles.lines(ProjectFiles.root().resolve(name))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void continuousIntegrationRunsWhatTheReadmeSays() {
        assertThat(ProjectFiles.lines(ProjectFiles.root().resolve(".ci/run"))).contains("exec ./sightline-test");
    }
}
