package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.batch.BatchPlace;
import dev.sightline.data.batch.CanvasPlan;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.torch.LearningPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog"));

    @TempDir
    Path folder;

    @Test
    void theFirstMatchingPatternDecidesHowLongAParameterIsFrozen() {
        ClassificationRecipe recipe = read("freeze: [{fc: {until-epoch: 0}}, conv1, {'**': {until-epoch: 3}}]");
        Graph graph = recipe.graph(LABELS);
        LearningPlan plan = recipe.run().trainable().learningPlan(graph);

        assertThat(plan.trainableFrom().applyAsInt(graph.parameter("fc.weight")))
                .isZero();
        assertThat(plan.trainableFrom().applyAsInt(graph.parameter("conv1.weight")))
                .isEqualTo(LearningPlan.NEVER);
        assertThat(plan.trainableFrom().applyAsInt(graph.parameter("layer1.0.bn1.running_mean")))
                .isEqualTo(3);
    }

    @Test
    void aRecipeThatFreezesEverythingIsRefused() {
        ClassificationRecipe recipe = read("freeze: ['**']");

        assertThatThrownBy(() -> recipe.run().trainable().learningPlan(recipe.graph(LABELS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("train.freeze leaves nothing trainable in the first epoch");
    }

    @Test
    void anEpochBelongsToTheFirstStepThatReachesBeyondItAndTheLastIsTheInputItself() {
        ClassificationRecipe recipe = read("sizes: [{until-epoch: 2, size: 128}, {until-epoch: 3, size: 160}]");
        CanvasPlan plan = recipe.canvases().plan();

        assertThat(IntStream.range(0, 5)
                        .mapToObj(epoch -> plan.canvas(new Size(192, 192), new BatchPlace(0, epoch, 0, List.of())))
                        .map(Size::width))
                .containsExactly(128, 128, 160, 192, 192);
        recipe.requireSizesFit(LABELS);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sizes: [{until-epoch: 2, size: 128}, {until-epoch: 2, size: 160}] | train.sizes.1.until-epoch must come after"
                        + " that of the step before (2), received 2 | steps in order",
                "sizes: [{size: 128}] | train.sizes.0.until-epoch | an end for each step",
                "freeze: [{fc: {until-epochs: 2}}] | did you mean until-epoch? | a mistyped key"
            })
    void whatIsWrongIsNamed(String settings, String message, String reason) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aNetworkOfOneSizeRefusesStepsOfSize() throws IOException {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, 8, 8));
        net.output("logits", net.linear("fc", net.flatten(image), 2));
        Path file = folder.resolve("fixed.onnx");
        Files.write(
                file,
                OnnxWriter.write(
                                net.build(),
                                path -> new float[path.endsWith("weight") ? 384 : 2],
                                ExportOptions.standard())
                        .bytes());
        ClassificationRecipe recipe = recipe("""
                task: classify
                model: {onnx: '%s'}
                input: {resize: {rule: stretch, width: 8, height: 8}}
                data: {root: images}
                train: {sizes: [{until-epoch: 2, size: 4}]}
                """.formatted(file));

        assertThatThrownBy(() -> recipe.requireSizesFit(LABELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("train.sizes: the network cannot be trained at 4 x 4 and then at 8 x 8: ");
    }

    @ParameterizedTest
    @CsvSource({"vit, ti-16", "swin, t"})
    void aTransformerRefusesStepsOfSize(String family, String variant) {
        ClassificationRecipe recipe = recipe("""
                task: classify
                model: {family: %s, variant: %s}
                input: {resize: {rule: stretch, width: 224, height: 224}}
                data: {root: images}
                train: {sizes: [{until-epoch: 2, size: 160}]}
                """.formatted(family, variant));

        assertThatThrownBy(() -> recipe.requireSizesFit(LABELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be trained at 160 x 160 and then at 224 x 224: ");
    }

    @Test
    void aDetectorHasNoStepsOfSize() {
        assertThatThrownBy(() -> DetectionRecipe.read(Recipe.parse(
                        Path.of("test.yaml"),
                        "{data: {root: p}, train: {sizes: [{until-epoch: 2, size: 64}]}}",
                        List.of())))
                .hasMessageContaining("train.sizes is not a known key");
    }

    private static ClassificationRecipe read(String settings) {
        return recipe("""
                task: classify
                model: {family: resnet, variant: "18"}
                input: {resize: {rule: short-side-crop, short-side: 219, width: 192, height: 192}}
                data: {root: images}
                train: {%s}
                """.formatted(settings));
    }

    private static ClassificationRecipe recipe(String yaml) {
        return ClassificationRecipe.read(Recipe.parse(Path.of("test.yaml"), yaml, List.of()));
    }
}
