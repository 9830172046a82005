package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sightline.cli.Main;
import dev.sightline.config.Problem;
import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the documents shows commands, recipes and links that are right. */
class DocumentPageTest {

    static Stream<Path> pages() {
        return DocumentPages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandIsUnderstood(Path page) {
        assertThat(DocumentPages.commands(page))
                .allSatisfy(command -> assertThatCode(() -> Main.commandLine()
                                .parseArgs(command.replace("'", "").split("\\s+")))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatACommandTakesFromTheProjectIsThere(Path page) {
        List<String> named = DocumentPages.commands(page).stream()
                .flatMap(command -> Stream.of(command.split("\\s+")))
                .filter(word -> word.startsWith("configs/"))
                .toList();

        assertThat(named)
                .allSatisfy(
                        name -> assertThat(ProjectFiles.root().resolve(name)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        List<String> broken = new ArrayList<>();
        for (String link : DocumentPages.links(page)) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
            boolean there = Files.exists(target)
                    && (parts.length == 1 || DocumentPages.anchors(target).contains(parts[1]));
            if (!there) {
                broken.add(link);
            }
        }

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRecipeIsReadWithoutAProblemButWhatItLeavesOut(Path page) {
        assertThat(DocumentPages.blocks(page, "yaml"))
                .allSatisfy(yaml -> assertThat(Stream.of("detect", "classify").map(task -> problems(yaml, task)))
                        .as(yaml)
                        .anySatisfy(problems -> assertThat(problems).isEmpty()));
    }

    @Test
    void thereAreCommandsAndRecipesToLookAt() {
        assertThat(DocumentPages.all().flatMap(page -> DocumentPages.commands(page).stream()))
                .hasSizeGreaterThan(60);
        assertThat(DocumentPages.all().flatMap(page -> DocumentPages.blocks(page, "yaml").stream()))
                .hasSizeGreaterThan(20);
    }

    /** The problems of a recipe or a part of one, without those of keys that are missing in a part. */
    private static List<String> problems(String yaml, String task) {
        Path beside = ProjectFiles.root().resolve("configs/" + task + "/document.yaml");
        boolean named = yaml.contains("task: ") || yaml.contains("_base_: ");
        Recipe recipe = Recipe.parse(beside, yaml, named ? List.of() : List.of("task=" + task));
        try {
            TrainingRecipe.read(recipe);
            return List.of();
        } catch (RecipeException e) {
            return e.problems().stream()
                    .filter(problem -> !problem.message().startsWith("is missing"))
                    .map(Problem::toString)
                    .toList();
        }
    }
}
