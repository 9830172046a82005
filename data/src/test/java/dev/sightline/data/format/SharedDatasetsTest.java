package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DataFingerprint;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Public datasets as they are, with the problems they are known for. */
class SharedDatasetsTest {

    private static DatasetReading read(Path root, String split) {
        return DatasetReader.read(DatasetSource.of(root, split).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
    }

    @Test
    void bccdHasItsOfficialSplitsAndItsTwoBoxesOfZeroArea() {
        Path root = SharedData.path("data/bccd");
        assertThat(DatasetReader.splits(root)).containsExactly("train", "val", "test", "trainval");
        Dataset train = read(root, "train").dataset();
        assertThat(train.size()).isEqualTo(205);
        assertThat(train.labels().names()).containsExactly("Platelets", "RBC", "WBC");
        assertThat(read(root, "val").dataset().size()).isEqualTo(87);
        assertThat(read(root, "test").dataset().size()).isEqualTo(72);
        Map<DatasetProblemKind, Long> problems = Stream.of("train", "val", "test")
                .flatMap(split -> read(root, split).problems().stream())
                .collect(Collectors.groupingBy(DatasetProblem::kind, Collectors.counting()));
        assertThat(problems).containsExactly(Map.entry(DatasetProblemKind.ZERO_AREA, 2L));
    }

    @Test
    void coco128IsReadAsFarAsItIsWhole() {
        Path root = SharedData.path("data/coco128_train2017");
        assertThat(DatasetFormat.recognise(root).format()).isEqualTo(DatasetFormat.YOLO);
        assertThat(DatasetReader.splits(root)).containsExactly("all");
        DatasetReading reading = read(root, "all");
        assertThat(reading.dataset().size()).isEqualTo(128);
        assertThat(reading.dataset().labels().size()).isEqualTo(80);
        assertThat(reading.problems())
                .extracting(problem -> problem.kind() + " " + problem.file().getFileName())
                .containsExactly("LABEL_WITHOUT_IMAGE 000000000656.txt", "LABEL_WITHOUT_IMAGE 000000000659.txt");
        assertThat(reading.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("2 images have no label file and count as empty: 000000000250, 000000000508"));
        assertThatThrownBy(() -> DatasetReader.read(DatasetSource.of(root, "all")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("2 label without an image");
    }

    @Test
    void theFingerprintIsThatOfTheContentAndNotOfThePlace() throws IOException {
        Path root = SharedData.path("data/bccd");
        String first = DataFingerprint.of(read(root, "val").dataset());
        assertThat(first)
                .hasSize(64)
                .isEqualTo(DataFingerprint.of(read(root, "val").dataset()));
        assertThat(DataFingerprint.of(read(root, "test").dataset())).isNotEqualTo(first);
    }
}
