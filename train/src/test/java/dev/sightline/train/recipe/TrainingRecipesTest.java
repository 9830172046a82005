package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingRecipesTest {

    static List<Path> recipesOfTheProject() throws IOException {
        Path configs = SharedData.projectRoot().resolve("configs");
        try (Stream<Path> files = Files.walk(configs)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(configs.resolve("_base_")))
                    .filter(file -> !file.startsWith(configs.resolve("contracts")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipesOfTheProject")
    void everyRecipeOfTheProjectIsAccepted(Path file) {
        TrainingRecipe recipe = TrainingRecipes.read(Recipe.load(file, List.of("data.root=pictures")));
        assertThat(recipe.run().epochs()).isPositive();
    }

    @Test
    void theTaskChoosesTheKindOfRecipe() {
        assertThat(read("data: {root: pictures}")).isInstanceOf(DetectionRecipe.class);
        assertThat(read("""
                        task: classify
                        data: {root: pictures}
                        input: {resize: {rule: stretch, width: 32, height: 32}}
                        model: {family: resnet, variant: "18"}
                        """)).isInstanceOf(ClassificationRecipe.class);
    }

    @Test
    void anUnknownTaskNamesThoseThatAreKnown() {
        assertThatThrownBy(() -> read("{task: clasify, data: {root: pictures}}"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("test.yaml:1")
                .hasMessageContaining("clasify")
                .hasMessageContaining("detect")
                .hasMessageContaining("classify");
    }

    private static TrainingRecipe read(String yaml) {
        return TrainingRecipes.read(Recipe.parse(Path.of("test.yaml"), yaml, List.of()));
    }
}
