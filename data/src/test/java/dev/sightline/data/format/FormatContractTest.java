package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.source.AnnotationProperty;
import dev.sightline.data.source.SplitsToWrite;
import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format must do: what it wrote, it reads back; what it cannot hold, it reports. */
class FormatContractTest {

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    @ParameterizedTest
    @MethodSource("dev.sightline.data.format.DatasetFormat#written")
    void aPlainDatasetComesBackTheSame(DatasetFormat format) throws IOException {
        SplitsToWrite written =
                RandomDataset.plain(folder.resolve("images"), SeededRandom.forTest("FormatContractTest", 31), out());
        format.writer().orElseThrow().write(written);
        assertThat(DatasetFormat.recognise(out()).format())
                .isEqualTo(format == DatasetFormat.YOLO_SEGMENT ? DatasetFormat.YOLO : format);
        assertThat(DatasetReader.splits(out())).contains("train", "val", "test");
        written.splits().forEach((split, dataset) -> {
            DatasetReading reading = DatasetReader.read(DatasetSource.of(out(), split));
            assertThat(reading.dataset().labels()).isEqualTo(dataset.labels());
            assertThat(reading.dataset().samples()).hasSameSizeAs(dataset.samples());
            for (int i = 0; i < dataset.size(); i++) {
                Sample before = dataset.samples().get(i);
                Sample after = reading.dataset().samples().get(i);
                assertThat(after.id()).isEqualTo(before.id());
                assertThat(after.annotations()).isEqualTo(before.annotations());
                assertThat(after.file()).hasSameBinaryContentAs(before.file());
            }
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.notes()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sightline.data.format.DatasetFormat#written")
    void whatAFormatHoldsComesBackAndWhatItDoesNotBecomesPlain(DatasetFormat format) throws IOException {
        SplitsToWrite written =
                RandomDataset.rich(folder.resolve("images"), SeededRandom.forTest("FormatContractTest", 32), out());
        format.writer().orElseThrow().write(written);
        Dataset before = Objects.requireNonNull(written.splits().get("train"));
        Dataset after = DatasetReader.read(DatasetSource.of(out(), "train")).dataset();
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < before.samples().get(i).annotations().size(); j++) {
                BoxAnnotation one = before.samples().get(i).boxes().get(j);
                BoxAnnotation two = after.samples().get(i).boxes().get(j);
                assertThat(two).isEqualTo(kept(format, one));
            }
        }
    }

    private static BoxAnnotation kept(DatasetFormat format, BoxAnnotation annotation) {
        Box.Pixels box = annotation.box();
        if (!holds(format, AnnotationProperty.FINE_EDGES)) {
            box = new Box.Pixels(micro(box.xMin()), micro(box.yMin()), micro(box.xMax()), micro(box.yMax()));
        }
        return new BoxAnnotation(
                box,
                annotation.label(),
                holds(format, AnnotationProperty.OWN_AREA) ? annotation.area() : box.area(),
                annotation.crowd() && holds(format, AnnotationProperty.CROWD_FLAG),
                annotation.difficult() && holds(format, AnnotationProperty.DIFFICULT_FLAG));
    }

    private static boolean holds(DatasetFormat format, AnnotationProperty property) {
        return format.writer().orElseThrow().holds().contains(property);
    }

    private static double micro(double pixels) {
        return Math.rint(pixels * 1e6) / 1e6;
    }
}
