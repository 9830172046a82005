package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DataFingerprint;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.source.ImageTransfer;
import dev.sightline.data.source.SplitsToWrite;
import dev.sightline.testing.SeededRandom;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConvertTest {

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return DatasetFormat.written().stream()
                .flatMap(from -> DatasetFormat.written().stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1} and back")
    @MethodSource("pairs")
    void thereAndBackIsTheSameDataset(DatasetFormat from, DatasetFormat to) throws IOException {
        SplitsToWrite generated = RandomDataset.plain(
                folder.resolve("images"), SeededRandom.forTest("ConvertTest", 33), folder.resolve("first"));
        from.writer().orElseThrow().write(generated);
        ConvertReport there = Convert.run(ConvertOptions.of(folder.resolve("first"), to, folder.resolve("second")));
        ConvertReport back = Convert.run(ConvertOptions.of(folder.resolve("second"), from, folder.resolve("third")));
        assertThat(there.losses()).isEmpty();
        assertThat(back.losses()).isEmpty();
        assertThat(back.splits()).isEqualTo(Map.of("train", 6, "val", 6, "test", 6));
        for (String split : List.of("train", "val", "test")) {
            assertThat(fingerprint(folder.resolve("third"), split))
                    .isEqualTo(fingerprint(folder.resolve("first"), split));
        }
    }

    @Test
    void whatIsLostIsCounted() throws IOException {
        new Folder(folder.resolve("coco"))
                .image("images/a.png", 100, 80)
                .text("annotations/val.json", "{}")
                .coco(
                        "{\"id\": 1, \"file_name\": \"a.png\", \"width\": 100, \"height\": 80}",
                        "{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 5, 5], \"area\": 20, \"iscrowd\": 1, \"segmentation\": [[1, 1, 5, 1, 5, 5]]},"
                                + "{\"image_id\": 1, \"category_id\": 1, \"bbox\": [9, 9, 5, 5], \"area\": 25, \"iscrowd\": 1}",
                        "{\"id\": 1, \"name\": \"zebra\"}, {\"id\": 2, \"name\": \"ant\"}");
        Files.delete(folder.resolve("coco/annotations/val.json"));
        assertThat(Convert.run(ConvertOptions.of(folder.resolve("coco"), DatasetFormat.YOLO, folder.resolve("yolo")))
                        .losses())
                .containsExactly(
                        "YOLO cannot hold: crowd flag (2 boxes), area other than the box's (1 box), outline (1 box)");
        assertThat(Convert.run(ConvertOptions.of(folder.resolve("coco"), DatasetFormat.VOC, folder.resolve("voc")))
                        .losses())
                .first()
                .asString()
                .contains("the order of the classes", "classes without a box (ant)");
    }

    @ParameterizedTest
    @EnumSource(names = {"COCO", "YOLO"})
    void bccdComesBackWholeThroughEveryOtherFormat(DatasetFormat other) throws IOException {
        Path bccd = SharedData.path("data/bccd");
        ConvertReport there = Convert.run(ConvertOptions.of(bccd, other, folder.resolve("other"))
                .withFrom(DatasetFormat.VOC)
                .withTransfer(ImageTransfer.COPY));
        Convert.run(ConvertOptions.of(folder.resolve("other"), DatasetFormat.VOC, folder.resolve("voc")));
        assertThat(there.splits()).isEqualTo(Map.of("train", 205, "val", 87, "test", 72));
        assertThat(there.problems()).hasSize(2);
        assertThat(there.losses()).singleElement().asString().startsWith("not carried over from VOC: truncated flag (");
        for (String split : List.of("train", "val", "test", "trainval")) {
            assertThat(fingerprint(folder.resolve("voc"), split)).isEqualTo(fingerprint(bccd, split));
        }
    }

    @Test
    void linkedImagesAreTheSameFiles() throws IOException {
        SplitsToWrite generated = RandomDataset.plain(
                folder.resolve("images"), SeededRandom.forTest("ConvertTest", 34), folder.resolve("voc"));
        DatasetFormat.VOC.writer().orElseThrow().write(generated);
        Convert.run(ConvertOptions.of(folder.resolve("voc"), DatasetFormat.COCO, folder.resolve("coco"))
                .withTransfer(ImageTransfer.LINK));
        assertThat(Files.isSameFile(
                        folder.resolve("voc/JPEGImages/train_0.png"), folder.resolve("coco/images/train/train_0.png")))
                .isTrue();
    }

    @Test
    void aFolderWithSomethingInItIsNotWrittenTo() {
        new Folder(folder).text("out/mine.txt", "precious");
        assertThatThrownBy(() -> Convert.run(ConvertOptions.of(folder, DatasetFormat.COCO, folder.resolve("out"))))
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith("out is there already and not an empty folder; give a new one");
    }

    private static String fingerprint(Path root, String split) throws IOException {
        DatasetSource source = DatasetSource.of(root, split).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT);
        return DataFingerprint.of(DatasetReader.readDefined(source).dataset());
    }
}
