package dev.sightline.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {

    private static final List<String> COLUMNS = List.of("loss", "AP");

    @TempDir
    Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
            csv.append(1, Map.of("loss", 12.5));
            csv.append(2, Map.of("AP", 1.0 / 3, "loss", 1e-9));
            csv.append(3, Map.of("loss", Double.NaN, "AP", 0.0));
        }
        return file;
    }

    @Test
    void rowsAreInTheFileAsSoonAsTheyAreAppended() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
            csv.append(1, Map.of("loss", 2.0));
            assertThat(file).hasContent("epoch,loss,AP\n1,2.0,\n");
        }
    }

    @Test
    void numbersDoNotDependOnTheLanguage() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(written()).hasContent("""
                    epoch,loss,AP
                    1,12.5,
                    2,1.0E-9,0.3333333333333333
                    3,NaN,0.0
                    """);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void metricsAreReadBackToTheSameBits() throws IOException {
        MetricsTable table = MetricsCsv.read(written());
        assertThat(table.columns()).isEqualTo(COLUMNS);
        assertThat(table.rows())
                .containsExactly(
                        new MetricsTable.Row(1, Map.of("loss", 12.5)),
                        new MetricsTable.Row(2, Map.of("AP", 1.0 / 3, "loss", 1e-9)),
                        new MetricsTable.Row(3, Map.of("loss", Double.NaN, "AP", 0.0)));
    }

    @Test
    void resumingDropsLaterRowsAndACutOne() throws IOException {
        Path file = written();
        Files.writeString(file, "4,0.1", StandardOpenOption.APPEND);
        try (MetricsCsv csv = MetricsCsv.resume(file, COLUMNS, 2)) {
            csv.append(3, Map.of("AP", 0.5));
        }
        assertThat(file).hasContent("""
                epoch,loss,AP
                1,12.5,
                2,1.0E-9,0.3333333333333333
                3,,0.5
                """);
    }

    @Test
    void resumingUnderOtherColumnsIsRefused() throws IOException {
        Path file = written();
        assertThatThrownBy(() -> MetricsCsv.resume(file, List.of("loss"), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":1: the columns should be 'epoch,loss', found 'epoch,loss,AP'");
        assertThat(MetricsCsv.read(file).rows()).hasSize(3);
    }

    @Test
    void unknownMetricsAndImpossibleColumnsAreRefused() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
            assertThatThrownBy(() -> csv.append(1, Map.of("los", 1.0)))
                    .hasMessage("metrics [los] do not all belong to the columns [loss, AP]");
        }
        assertThatThrownBy(() -> MetricsCsv.create(file, List.of("a,b"))).hasMessageContaining("received 'a,b'");
        assertThatThrownBy(() -> MetricsCsv.create(file, List.of("a", "a"))).hasMessageContaining("unique");
    }

    @Test
    void damagedRowsAreNamedByTheirLine() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "epoch,loss\n1,x\n");
        Path wide = Files.writeString(folder.resolve("b.csv"), "epoch,loss\n1,2,3\n");
        Path empty = Files.createFile(folder.resolve("c.csv"));
        assertThatThrownBy(() -> MetricsCsv.read(file)).hasMessage(file + ":2: numbers were expected, found [1, x]");
        assertThatThrownBy(() -> MetricsCsv.read(wide)).hasMessage(wide + ":2: the row has 3 cells, the columns are 2");
        assertThatThrownBy(() -> MetricsCsv.read(empty))
                .hasMessage(empty + ": is empty, a first line with the columns was expected");
    }
}
