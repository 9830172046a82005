package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.label.LabelMap;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.AttentionKind;
import dev.sightline.nn.family.Regularization;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingRecipeTest {

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
        TrainingRecipe recipe = TrainingRecipe.read(Recipe.load(file, List.of("data.root=images")));
        assertThat(recipe.run().epochs()).isPositive();
    }

    @Test
    void theTaskChoosesTheKindOfRecipe() {
        assertThat(read("data: {root: images}")).isInstanceOf(DetectionRecipe.class);
        assertThat(read("""
                        task: classify
                        data: {root: images}
                        input: {resize: {rule: stretch, width: 32, height: 32}}
                        model: {family: resnet, variant: "18"}
                        """)).isInstanceOf(ClassificationRecipe.class);
    }

    @Test
    void anUnknownTaskNamesThoseThatAreKnown() {
        assertThatThrownBy(() -> read("{task: clasify, data: {root: images}}"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("test.yaml:1")
                .hasMessageContaining("clasify")
                .hasMessageContaining("detect")
                .hasMessageContaining("classify");
    }

    @Test
    void attentionBlocksAreTakenBehindStages() {
        ClassificationRecipe recipe =
                (ClassificationRecipe) read(classifier("attention: [non-local: {stages: [1, 3]}]"));
        assertThat(recipe.model())
                .isEqualTo(new ClassificationModel.OfFamily(
                        "resnet-cifar", "20", List.of(new Attention(AttentionKind.NON_LOCAL, List.of(1, 3)))));
        assertThat(recipe.graph(LabelMap.of(List.of("cat", "dog"))).parameters())
                .extracting(Parameter::path)
                .contains("attention.1.non_local.query.weight", "attention.3.non_local.query.weight");
    }

    @Test
    void whatIsDroppedInTrainingIsNoPartOfTheNetwork() {
        ClassificationRecipe recipe = (ClassificationRecipe) read(classifier("dropout: 0.2, stochastic-depth: 0.1"));
        LabelMap labels = LabelMap.of(List.of("cat", "dog"));

        assertThat(recipe.regularization()).isEqualTo(new Regularization(.2, .1));
        assertThat(recipe.graph(labels))
                .isEqualTo(((ClassificationRecipe) read(classifier("dropout: 0"))).graph(labels));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "attention: [nonlocal: {stages: [1]}] | attention.0.nonlocal is not a known step; did you mean non-local?",
                "attention: [non-local] | attention.0.non-local.stages is missing",
                "attention: [non-local: {stages: [0]}] | must count from 1, each once, received [0]",
                "attention: [non-local: {stages: [4]}] | resnet-cifar has the stages 1 to 3",
                "attention: [non-local: {stages: [1]}, non-local: {stages: [1]}] | asked for twice behind stage 1",
            })
    void attentionThatCannotBeTakenIsRefused(String attention, String message) {
        assertThatThrownBy(() -> read(classifier(attention)))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message);
    }

    private static String classifier(String model) {
        return """
                task: classify
                data: {root: images}
                input: {resize: {rule: stretch, width: 32, height: 32}}
                model: {family: resnet-cifar, variant: "20", %s}
                """.formatted(model);
    }

    private static TrainingRecipe read(String yaml) {
        return TrainingRecipe.read(Recipe.parse(Path.of("test.yaml"), yaml, List.of()));
    }
}
