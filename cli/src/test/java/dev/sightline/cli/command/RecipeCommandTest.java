package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeCommandTest {

    @TempDir
    Path folder;

    @Test
    void showPrintsEachKeyWithItsOrigin() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "train:\n  epochs: 60\n");
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), "_base_: base.yaml\nseed: 3\n");

        CommandRun run = CommandRun.of("recipe", "show", recipe.toString(), "-o", "train.batch=4");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .containsPattern("epochs: 60 +#.*base.yaml:2")
                .containsPattern("seed: 3 +#.*recipe.yaml:2")
                .containsPattern("batch: 4 +#");
    }

    @Test
    void aRecipeThatIsNotThereIsWrongInput() {
        CommandRun run = CommandRun.of("recipe", "show", "no-such.yaml");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("no-such.yaml").doesNotContain("\tat ");
    }
}
