package dev.sightline.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.config.Recipe;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Dataset;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.train.recipe.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitNotesTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("cat"));

    @TempDir
    Path root;

    private void image(String path, long seed) {
        byte[] rgb = new byte[40 * 40 * 3];
        new Random(seed).nextBytes(rgb);
        ImageWriter.writePng(new Image(40, 40, rgb), root.resolve(path));
    }

    private List<String> notes(String recipe, String split) {
        TrainingRecipe read =
                TrainingRecipe.read(Recipe.parse(Path.of("test.yaml"), recipe, List.of("data.root='" + root + "'")));
        Dataset dataset = read.data().reading(split, Optional.of(LABELS)).dataset();
        return SplitNotes.of(read, LABELS, split, dataset);
    }

    @Test
    void aDetectorsSplitThatSharesAnImageWithTrainingIsNamed() throws IOException {
        Files.writeString(root.resolve("data.yaml"), "names: [cat]\n");
        image("images/train/a.png", 1);
        image("images/train/b.png", 2);
        image("images/val/c.png", 3);
        image("images/test/d.png", 1);
        Files.createDirectories(root.resolve("labels/train"));
        Files.writeString(root.resolve("labels/train/a.txt"), "0 .5 .5 .5 .5\n");
        assertThat(notes("task: detect", "test"))
                .containsExactly("the split 'test' shares 1 images with 'train', which was trained on: a and d");
        assertThat(notes("task: detect", "val")).singleElement().asString().contains("chose the best epoch");
        assertThat(notes("task: detect", "train")).isEmpty();
    }
}
