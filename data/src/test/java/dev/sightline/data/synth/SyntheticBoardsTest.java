package dev.sightline.data.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticBoardsTest {

    private static final SyntheticBoardsOptions FEW = new SyntheticBoardsOptions(5, 6, 2, 2, 192);

    @TempDir
    Path folder;

    /**
     * The sums were taken once; another value means that images of a seed have changed for everyone who quotes
     * metrics on them.
     */
    @ParameterizedTest(name = "board {1} of seed {0}")
    @CsvSource({"1, 0, 1753690158", "1, 31, 2724305653", "7, 3, 2157839978"})
    void imagesOfASeedAreTheSameOnEveryMachine(long seed, int number, long expected) {
        CRC32 sum = new CRC32();
        sum.update(SyntheticBoards.board(seed, number, 320).image().rgb());
        assertThat(sum.getValue()).isEqualTo(expected);
    }

    @Test
    void everyKindIsThereInLikeNumbersAndSomeBoardsAreProblemless() {
        List<SyntheticBoard> boards = IntStream.range(0, 120)
                .parallel()
                .mapToObj(number -> SyntheticBoards.board(3, number, 320))
                .toList();
        List<BoxAnnotation> defects =
                boards.stream().flatMap(board -> board.annotations().stream()).toList();
        assertThat(defects.stream().collect(Collectors.groupingBy(BoxAnnotation::label, Collectors.counting())))
                .hasSize(6)
                .allSatisfy((label, count) -> assertThat(count).isBetween(50L, 130L));
        assertThat(boards.stream()
                        .filter(board -> board.annotations().isEmpty())
                        .count())
                .isBetween(4L, 24L);
        assertThat(boards).allSatisfy(board -> assertThat(board.annotations()).hasSizeLessThanOrEqualTo(8));
        assertThat(defects).extracting(BoxAnnotation::box).allSatisfy(SyntheticBoardsTest::assertVisible);
    }

    private static void assertVisible(Box.Pixels box) {
        assertThat(box.clip(320, 320)).isEqualTo(box);
        assertThat(Math.min(box.width(), box.height())).isBetween(16.0, 48.0);
        assertThat(Math.max(box.width(), box.height())).isBetween(16.0, 64.0);
    }

    @Test
    void boxesOfOneBoardKeepApart() {
        for (int number = 0; number < 20; number++) {
            List<BoxAnnotation> found = SyntheticBoards.board(4, number, 320).annotations();
            for (int i = 0; i < found.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Box.Pixels one = found.get(i).box();
                    Box.Pixels two = found.get(j).box();
                    boolean apart = one.xMin() >= two.xMax()
                            || two.xMin() >= one.xMax()
                            || one.yMin() >= two.yMax()
                            || two.yMin() >= one.yMax();
                    assertThat(apart).as("%s and %s", one, two).isTrue();
                }
            }
        }
    }

    @Test
    void theDatasetIsReadWithoutAProblem() {
        SyntheticBoards.write(folder.resolve("boards"), FEW);
        DatasetReading train = DatasetReader.read(DatasetSource.of(folder.resolve("boards"), "train"));
        assertThat(train.recognition().format()).isEqualTo(DatasetFormat.COCO);
        assertThat(train.dataset().labels()).isEqualTo(DefectKind.labels());
        assertThat(train.dataset().size()).isEqualTo(6);
        Dataset test = DatasetReader.read(DatasetSource.of(folder.resolve("boards"), "test"))
                .dataset();
        assertThat(test.samples().get(0).id()).isEqualTo("board_0008");
        assertThat(test.samples().get(0).annotations())
                .isEqualTo(SyntheticBoards.board(5, 8, 192).annotations());
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException, InterruptedException, ExecutionException {
        SyntheticBoards.write(folder.resolve("many"), FEW);
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            one.submit(() -> SyntheticBoards.write(folder.resolve("one"), FEW)).get();
        } finally {
            one.shutdown();
        }
        assertThat(fingerprint("one")).isEqualTo(fingerprint("many"));
    }

    private String fingerprint(String name) throws IOException {
        return DataFingerprint.of(DatasetReader.read(DatasetSource.of(folder.resolve(name), "train"))
                .dataset());
    }

    @Test
    void aFolderWithSomethingInItIsNotWrittenTo() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "precious");
        assertThatThrownBy(() -> SyntheticBoards.write(folder, FEW))
                .isInstanceOf(DatasetException.class)
                .hasMessageEndingWith("is there already and not an empty folder; give a new one");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new SyntheticBoardsOptions(1, 1, 1, 1, 64))
                .hasMessage("the size must be within 128 to 2048 pixels, received 64");
        assertThatThrownBy(() -> new SyntheticBoardsOptions(1, 1, 0, 1, 320))
                .hasMessage("each split needs at least 1 image, received train 1, val 0, test 1");
    }
}
