package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DatasetException;
import dev.sightline.data.Sample;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitPlanTest {

    @TempDir
    Path root;

    @ParameterizedTest(name = "{0} of [{1}]: {2}")
    @CsvSource(textBlock = """
            train, train val test, train whole
            valid, train val, val whole
            train, train test, train .15-1.0
            val, train, train 0.0-.15
            train, trainval test, trainval .15-1.0
            train, trainval val, none
            train, all, all .30-1.0
            val, all, all .15-.30
            test, all, all 0.0-.15
            all, all, all whole
            all, train, train whole
            all, train val, none
            test, train val, none
            other, train val, none
            """)
    void everySplitComesFromTheOnesThereAre(String asked, String available, String expected) {
        String plan = SplitPlan.of(asked, List.of(available.split(" ")))
                .map(found -> found.read()
                        + found.share()
                                .map(share -> " " + shown(share.from()) + "-" + shown(share.to()))
                                .orElse(" whole"))
                .orElse("none");
        assertThat(plan).isEqualTo(expected);
    }

    private static String shown(double share) {
        return share == 0 || share == 1 ? Double.toString(share) : String.format(Locale.ROOT, ".%02.0f", share * 100);
    }

    @Test
    void derivedSplitsShareNoImageAndLoseNone() {
        Folder files = new Folder(root);
        for (int i = 0; i < 20; i++) {
            files.voc("p" + i, Folder.vocObject("cat", 1, 1, 9, 9)).image("images/p" + i + ".png", 100, 80);
        }
        Set<String> seen = new TreeSet<>();
        List<Integer> sizes = new ArrayList<>();
        for (String split : List.of("train", "val", "test")) {
            DatasetReading reading = DatasetReader.read(DatasetSource.of(root, split));
            sizes.add(reading.dataset().size());
            reading.dataset().samples().stream()
                    .map(Sample::id)
                    .forEach(id -> assertThat(seen.add(id)).isTrue());
            assertThat(reading.notes())
                    .singleElement()
                    .asString()
                    .contains("'" + split + "' is ")
                    .contains("of the 20");
        }
        assertThat(sizes).containsExactly(14, 3, 3);
        assertThat(seen).hasSize(20);
    }

    @Test
    void imagesThatShowTheSameFallIntoOneSplitAndNoOtherImageMoves() throws IOException {
        Folder files = new Folder(root);
        for (int i = 0; i < 20; i++) {
            files.voc("p" + i, Folder.vocObject("cat", 1, 1, 9, 9)).image("images/p" + i + ".png", 100, 80);
        }
        Map<String, String> before = splitOfEach();
        String copied = before.keySet().stream()
                .filter(id -> Objects.requireNonNull(before.get(id)).equals("train"))
                .findFirst()
                .orElseThrow();
        List<String> copies = before.keySet().stream()
                .filter(id -> !Objects.requireNonNull(before.get(id)).equals("train"))
                .limit(2)
                .toList();
        Path original = root.resolve("images/" + copied + ".png");
        Files.copy(original, root.resolve("images/" + copies.get(0) + ".png"), StandardCopyOption.REPLACE_EXISTING);
        BufferedImage brighter = new RescaleOp(1, 12, null).filter(ImageIO.read(original.toFile()), null);
        ImageIO.write(
                brighter,
                "png",
                root.resolve("images/" + copies.get(1) + ".png").toFile());

        Map<String, String> after = splitOfEach();
        assertThat(after.get(copies.get(0))).isEqualTo(after.get(copied));
        assertThat(after.get(copies.get(1))).isEqualTo(after.get(copied));
        List<String> same = List.of(copied, copies.get(0), copies.get(1));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.keySet().stream()
                .filter(id -> !same.contains(id))
                .forEach(id -> assertThat(after.get(id)).as(id).isEqualTo(Objects.requireNonNull(before.get(id))));
        assertThat(DatasetReader.read(DatasetSource.of(root, "val")).notes())
                .contains(
                        "3 images show the same as others, byte-identical or nearly, in 1 group: each group is kept in"
                                + " one split");
    }

    private Map<String, String> splitOfEach() {
        Map<String, String> splits = new TreeMap<>();
        for (String split : List.of("train", "val", "test")) {
            DatasetReader.read(DatasetSource.of(root, split))
                    .dataset()
                    .samples()
                    .forEach(
                            sample -> assertThat(splits.put(sample.id(), split)).isNull());
        }
        return splits;
    }

    @Test
    void aSplitThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() {
        new Folder(root)
                .voc("a", Folder.vocObject("cat", 1, 1, 9, 9))
                .text("ImageSets/Main/train.txt", "a")
                .text("ImageSets/Main/val.txt", "a");
        assertThatThrownBy(() -> DatasetReader.read(DatasetSource.of(root, "test")))
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith("has no split 'test'; there are: train, val");
    }
}
