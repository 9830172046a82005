package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.RecipeException;
import dev.sightline.data.ColourStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredNormalizationTest {

    private static final ColourStatistics STATISTICS =
            new ColourStatistics(3, 48, List.of(51.0, 102.0, 25.5), List.of(51.0, 25.5, 0.0));

    @TempDir
    Path folder;

    @Test
    void aRecipeWithoutOneIsGivenOneAndKeepsItsComments() throws IOException {
        Path file = recipe("input:  # what becomes of an image\n  resize: {rule: stretch, width: 32, height: 32}\n");

        write(file);

        assertThat(file).content().startsWith("""
                input:  # what becomes of an image
                  normalization: {scale: 0-1, mean: [0.20000, 0.40000, 0.10000], standard-deviation: [0.20000, 0.10000, 1.00000]}
                  resize: {rule: stretch, width: 32, height: 32}
                """);
    }

    @Test
    void theOrderOfTheChannelsAndTheScaleAreTheRecipes() throws IOException {
        Path file = recipe("""
                input:
                  color: bgr
                  resize: {rule: stretch, width: 32, height: 32}
                  normalization:
                    scale: 0-255        # as its weights had it
                    mean: [1, 2, 3]     # to be measured
                    standard-deviation: [1, 1, 1]
                """);

        write(file);

        assertThat(file).content().contains("""
                  normalization:
                    scale: 0-255        # as its weights had it
                    mean: [25.500, 102.000, 51.000]     # to be measured
                    standard-deviation: [1.000, 25.500, 51.000]
                """);
    }

    @Test
    void anInheritedOneIsRefusedWithItsOrigin() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "input: {normalization: {mean: [0, 0, 0]}}\n");
        Path file = recipe("""
                _base_: base.yaml
                input: {resize: {rule: stretch, width: 32, height: 32}}
                """);
        String before = Files.readString(file);

        assertThatThrownBy(() -> write(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recipe.yaml inherits input.normalization from ")
                .hasMessageContaining("base.yaml:1; write to that file, or give this one a normalization of its own");
        assertThat(file).hasContent(before);
    }

    @Test
    void whatCannotBeEditedStaysAsItIsAndTheStatisticsAreReported() throws IOException {
        Path file = recipe("""
                input:
                  resize: {rule: stretch, width: 32, height: 32}
                  normalization:
                    mean:
                      - 1
                      - 2
                      - 3
                """);
        String before = Files.readString(file);

        assertThatThrownBy(() -> write(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recipe.yaml, line 6: mean is empty or written over several lines")
                .hasMessageContaining("by hand it is normalization: {scale: 0-1, mean: [0.20000, 0.40000, 0.10000], ");
        assertThat(file).hasContent(before);
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws IOException {
        Path file = recipe("""
                input:
                  resize: {rule: stretch, width: 32, height: 32}
                  normalization: {scale: 0-1}
                  normalization: {scale: 0-255}
                """);

        assertThatThrownBy(() -> write(file))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("the key 'normalization' is given twice in one section");
    }

    @Test
    void detectorsAndGreyImagesAreRefused() throws IOException {
        Path grey = recipe("input: {color: gray, resize: {rule: stretch, width: 32, height: 32}}\n");
        Path detector = Files.writeString(folder.resolve("detector.yaml"), "task: detect\n");

        assertThatThrownBy(() -> write(grey)).hasMessageContaining("input.color is gray");
        assertThatThrownBy(() -> write(detector)).hasMessageContaining("detector.yaml is a detector's recipe");
    }

    private void write(Path file) throws IOException {
        MeasuredNormalization.in(file, folder).write(STATISTICS);
    }

    private Path recipe(String input) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), input + """
                task: classify
                model: {family: pp-lcnet, variant: x0_25}
                """);
    }
}
