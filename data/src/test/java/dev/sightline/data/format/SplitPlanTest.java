package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DatasetException;
import dev.sightline.data.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
