package dev.sightline.train.plot;

import dev.sightline.train.run.MetricsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Plots of a run's epochs, from the rows of its metrics file. */
public final class TrainingPlots {

    private TrainingPlots() {}

    /**
     * Writes {@code losses.png} and, once an epoch was validated, {@code average-precision.png}.
     *
     * @return the files written, in the order to show them in
     * @throws PlotException if this machine has no font
     */
    public static List<Path> write(MetricsTable metrics, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        List<Curve> losses = present(Stream.of(
                curve(metrics, "box-loss", "box", Curve.Emphasis.NORMAL),
                curve(metrics, "class-loss", "class", Curve.Emphasis.NORMAL),
                curve(metrics, "distribution-loss", "distribution", Curve.Emphasis.NORMAL)));
        if (!losses.isEmpty()) {
            LineChart chart = new LineChart("Training losses", "epoch", "mean loss", losses, false);
            written.add(PngFile.write(folder.resolve("losses.png"), () -> ChartPainter.paint(chart)));
        }
        List<Curve> precision = present(Stream.of(
                curve(metrics, "AP50", "AP50", Curve.Emphasis.NORMAL),
                curve(metrics, "AP75", "AP75", Curve.Emphasis.NORMAL),
                curve(metrics, "AP", "AP", Curve.Emphasis.STRONG)));
        if (!precision.isEmpty()) {
            LineChart chart = new LineChart(title(metrics), "epoch", "average precision", precision, false);
            written.add(PngFile.write(folder.resolve("average-precision.png"), () -> ChartPainter.paint(chart)));
        }
        return written;
    }

    private static String title(MetricsTable metrics) {
        return metrics.rows().stream()
                .filter(row -> row.figures().containsKey("AP"))
                .max((a, b) -> Double.compare(figure(a), figure(b)))
                .map(best -> String.format(
                        Locale.ROOT, "Validation: best AP %.3f after epoch %d", figure(best), best.epoch()))
                .orElse("Validation");
    }

    private static double figure(MetricsTable.Row row) {
        return row.figures().getOrDefault("AP", 0.0);
    }

    /** Rows without the figure leave no point; a column without any figure, no curve. */
    private static Optional<Curve> curve(MetricsTable metrics, String column, String name, Curve.Emphasis emphasis) {
        List<Double> epochs = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (MetricsTable.Row row : metrics.rows()) {
            Double value = row.figures().get(column);
            if (value != null && Double.isFinite(value)) {
                epochs.add((double) row.epoch());
                values.add(value);
            }
        }
        return epochs.isEmpty() ? Optional.empty() : Optional.of(new Curve(name, epochs, values, emphasis));
    }

    private static List<Curve> present(Stream<Optional<Curve>> curves) {
        return curves.flatMap(Optional::stream).toList();
    }
}
