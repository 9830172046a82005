package dev.sightline.train.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.train.run.MetricsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlotsTest {

    @TempDir
    Path folder;

    @Test
    void lossesAndPrecisionAreDrawnOverTheEpochs() throws IOException {
        List<Path> written = TrainingPlots.write(run(60, 2), folder);

        assertThat(written)
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("losses.png", "average-precision.png");
        for (Path file : written) {
            assertThat(EvaluationPlotsTest.colors(ImageIO.read(file.toFile()))).isGreaterThan(10);
        }
    }

    @Test
    void aSingleEpochIsDrawnAsPoints() throws IOException {
        assertThat(TrainingPlots.write(run(1, 1), folder)).hasSize(2);
    }

    @Test
    void withoutValidationOnlyTheLossesAreDrawn() throws IOException {
        assertThat(TrainingPlots.write(run(3, 100), folder))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("losses.png");
    }

    @Test
    void aRunWithoutEpochsHasNothingToDraw() throws IOException {
        assertThat(TrainingPlots.write(run(0, 1), folder)).isEmpty();
    }

    @Test
    void lossesThatAreNoNumbersAreLeftOut() throws IOException {
        MetricsTable broken = new MetricsTable(
                List.of("box-loss"),
                List.of(
                        new MetricsTable.Row(1, Map.of("box-loss", 2.0)),
                        new MetricsTable.Row(2, Map.of("box-loss", Double.NaN))));

        assertThat(TrainingPlots.write(broken, folder)).hasSize(1);
    }

    static MetricsTable run(int epochs, int validateEvery) {
        List<MetricsTable.Row> rows = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("box-loss", 1.2 + 1.6 * Math.exp(-epoch / 15.0) + .05 * Math.sin(epoch));
            metrics.put("class-loss", .7 + 3.2 * Math.exp(-epoch / 8.0) + .04 * Math.cos(epoch * 1.3));
            metrics.put("distribution-loss", 1.1 + 1.1 * Math.exp(-epoch / 12.0));
            if (epoch % validateEvery == 0 || validateEvery == 1) {
                double ap = .47 * (1 - Math.exp(-epoch / 18.0)) + .01 * Math.sin(epoch * 2.1);
                metrics.put("AP", Math.max(0, ap));
                metrics.put("AP50", Math.min(.99, Math.max(0, ap * 1.75)));
                metrics.put("AP75", Math.max(0, ap * .9));
            }
            rows.add(new MetricsTable.Row(epoch, metrics));
        }
        return new MetricsTable(List.of("box-loss", "class-loss", "distribution-loss", "AP", "AP50", "AP75"), rows);
    }
}
