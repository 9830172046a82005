package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corners of VOC files in an image of 100 x 80 as the PASCAL VOC devkit means them, and as edges. */
class VocCornersTest {

    @TempDir
    Path root;

    @ParameterizedTest(name = "{0} {1} {2} {3}, one-based {4}")
    @CsvSource(textBlock = """
            1, 1, 100, 80, true, 0, 0, 100, 80
            1, 1, 1, 1, true, 0, 0, 1, 1
            11, 21, 30, 40, true, 10, 20, 30, 40
            0, 0, 100, 80, false, 0, 0, 100, 80
            11, 21, 30, 40, false, 11, 21, 30, 40
            """)
    void becomeEdgesCountedFromZero(
            int xMin,
            int yMin,
            int xMax,
            int yMax,
            boolean oneBased,
            double left,
            double top,
            double right,
            double bottom) {
        new Folder(root)
                .voc("a", Folder.vocObject("cat", xMin, yMin, xMax, yMax))
                .image("images/a.png", 100, 80);
        DatasetSource source = DatasetSource.of(root, "all").withOneBased(oneBased);
        assertThat(DatasetReader.read(source).dataset().samples().get(0).boxes())
                .extracting(BoxAnnotation::box)
                .containsExactly(new Box.Pixels(left, top, right, bottom));
    }
}
