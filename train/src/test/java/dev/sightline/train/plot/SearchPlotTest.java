package dev.sightline.train.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPlotTest {

    @TempDir
    Path folder;

    @Test
    void numbersOrdersOfMagnitudeAndWordsAreDrawn() throws IOException {
        requireDrawn(new SearchPlot("train.batch", List.of("8", "16", "8"), List.of(.1, .2, .3), "AP", false));
        requireDrawn(new SearchPlot("lr", List.of("1.0E-4", "0.01", "0.1"), List.of(.1, .2, .3), "AP", true));
        requireDrawn(new SearchPlot("optimizer.kind", List.of("sgd", "adamw"), List.of(.1, .2), "AP", false));
    }

    @Test
    void oneTrialAndEqualMetricsAreDrawn() throws IOException {
        requireDrawn(new SearchPlot("one", List.of("0.01"), List.of(.5), "AP", true));
        requireDrawn(new SearchPlot("equal", List.of("1", "2"), List.of(0.0, 0.0), "AP", false));
        requireDrawn(new SearchPlot("word", List.of("sgd"), List.of(.5), "AP", false));
    }

    private void requireDrawn(SearchPlot plot) throws IOException {
        Path file = plot.write(folder);

        assertThat(EvaluationPlotsTest.colors(ImageIO.read(file.toFile()))).isGreaterThan(10);
    }
}
