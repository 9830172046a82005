package dev.sightline.train.plot;

import dev.sightline.train.run.MetricsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Plots of a run's epochs, from the rows of its metrics file. */
public final class TrainingPlots {

    private static final String LOSS = "-loss";

    /**
     * Metrics that belong on one chart.
     *
     * @param deciding the one that chooses the best epoch
     * @param others drawn with it where they were taken, name by column
     */
    private record Panel(String file, String axis, String deciding, Map<String, String> others) {}

    private static final List<Panel> PANELS = List.of(
            new Panel("average-precision.png", "average precision", "AP", Map.of("AP50", "AP50", "AP75", "AP75")),
            new Panel("accuracy.png", "share of images", "top1", Map.of("top5", "top5", "train-accuracy", "training")),
            new Panel("mean-average-precision.png", "average precision", "mAP", Map.of("micro-F1", "micro F1")));

    private TrainingPlots() {}

    /**
     * Writes {@code losses.png} and, once an epoch was validated, {@code average-precision.png} of a detector or
     * {@code accuracy.png} of a classifier, {@code mean-average-precision.png} where images show several classes.
     *
     * @return the files written, in the order to show them in
     * @throws PlotException if this machine has no font
     */
    public static List<Path> write(MetricsTable metrics, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        List<Curve> losses = present(metrics.columns().stream()
                .filter(column -> column.endsWith(LOSS))
                .map(column -> curve(
                        metrics, column, column.substring(0, column.length() - LOSS.length()), Curve.Emphasis.NORMAL)));
        if (!losses.isEmpty()) {
            LineChart chart = new LineChart("Losses", "epoch", "mean loss", losses, OptionalDouble.empty());
            written.add(PngFile.write(folder.resolve("losses.png"), () -> ChartPainter.paint(chart)));
        }
        for (Panel panel : PANELS) {
            Optional<Curve> deciding = curve(metrics, panel.deciding(), panel.deciding(), Curve.Emphasis.STRONG);
            if (deciding.isPresent()) {
                LineChart chart = chart(metrics, panel, deciding.get());
                written.add(PngFile.write(folder.resolve(panel.file()), () -> ChartPainter.paint(chart)));
            }
        }
        return written;
    }

    private static LineChart chart(MetricsTable metrics, Panel panel, Curve deciding) {
        List<Curve> curves = new ArrayList<>(present(panel.others().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(other -> curve(metrics, other.getKey(), other.getValue(), Curve.Emphasis.NORMAL))));
        curves.add(deciding);
        return new LineChart(title(metrics, panel.deciding()), "epoch", panel.axis(), curves, OptionalDouble.empty());
    }

    private static String title(MetricsTable metrics, String metric) {
        return metrics.rows().stream()
                .filter(row -> row.metrics().containsKey(metric))
                .max(Comparator.comparingDouble(row -> row.metrics().getOrDefault(metric, 0.0)))
                .map(best -> String.format(
                        Locale.ROOT,
                        "Validation: best %s %.3f after epoch %d",
                        metric,
                        best.metrics().get(metric),
                        best.epoch()))
                .orElse("Validation");
    }

    /** Rows without the metric leave no point; a column without any metric, no curve. */
    private static Optional<Curve> curve(MetricsTable metrics, String column, String name, Curve.Emphasis emphasis) {
        List<Double> epochs = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (MetricsTable.Row row : metrics.rows()) {
            Double value = row.metrics().get(column);
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
