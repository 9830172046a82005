package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An object whose annotation is refused must not be trained on as background; what marks no object may go. */
class PartlyRefusedImageTest {

    @TempDir
    Path root;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an unknown class, 7 .2 .2 .1 .1, false",
        "a line that is no label, 1 .2 .2, false",
        "a number that is none, 1 .2 .2 nan .1, false",
        "a negative width: exchanged corners, 1 .2 .2 -.1 .1, false",
        "no width, 1 .2 .2 0 .1, true",
        "the same box again, 0 .5 .5 .2 .2, true",
        "wholly outside, 1 1.5 .5 .2 .2, true",
        "partly outside, 1 .95 .5 .2 .2, true"
    })
    void anImageIsUsedOnlyWhereEveryObjectKeepsItsAnnotation(String reason, String line, boolean used) {
        Folder files = new Folder(root);
        files.text("data.yaml", "names: [cat, dog]\n");
        files.image("images/val/c.png", 100, 80);
        for (String name : new String[] {"a", "b"}) {
            files.image("images/train/" + name + ".png", 100, 80);
        }
        files.text("labels/train/a.txt", "0 .5 .5 .2 .2\n" + line + "\n");
        files.text("labels/train/b.txt", "1 .5 .5 .2 .2\n");

        DatasetReading reading =
                DatasetReader.read(DatasetSource.of(root, "train").withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));

        assertThat(reading.problems()).as(reason).hasSize(1);
        assertThat(reading.dataset().samples()).extracting(Sample::id).hasSize(used ? 2 : 1);
        assertThat(reading.left().images()).isEqualTo(used ? 0 : 1);
    }
}
