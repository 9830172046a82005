package dev.sightline.train.plot;

import dev.sightline.core.evaluation.ClassTable;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ClassMetrics;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.MeanF1;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Plots of an evaluation, at IoU .5: precision over recall and F1 over the score threshold for every class, and the
 * confusion matrix. Classes with nothing to find have no curve.
 */
public final class EvaluationPlots {

    /** With more classes than this, single lines are grey and only their mean is named. */
    private static final int NAMED_CLASSES = 14;

    /** The least at which the axis of thresholds ends. */
    private static final double LEAST_END = 1e-4;

    /** Precision is read at the recalls 0, .01, ... 1. */
    private static final List<Double> AXIS =
            IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toList();

    private final List<ClassMetrics> classes;
    private final LabelMap labels;

    EvaluationPlots(DetectionMetrics metrics, LabelMap labels) {
        this.classes =
                metrics.classes().stream().filter(each -> each.targets() > 0).toList();
        this.labels = labels;
    }

    /**
     * Writes {@code precision-recall.png}, {@code f1-confidence.png} and {@code confusion-matrix.png}; the curves only
     * where there is anything to find.
     *
     * @return the files written, in the order to show them in
     * @throws PlotException if this machine has no font
     */
    public static List<Path> write(DetectionMetrics metrics, DetectionConfusion confusion, LabelMap labels, Path folder)
            throws IOException {
        EvaluationPlots plots = new EvaluationPlots(metrics, labels);
        List<Path> written = new ArrayList<>();
        if (!plots.classes.isEmpty()) {
            written.add(PngFile.write(
                    folder.resolve("precision-recall.png"), () -> ChartPainter.paint(plots.precisionRecall())));
            written.add(PngFile.write(folder.resolve("f1-confidence.png"), () -> ChartPainter.paint(plots.f1())));
        }
        written.add(ConfusionMatrixPlot.write(
                folder.resolve("confusion-matrix.png"), () -> ShownMatrix.of(confusion, labels)));
        return written;
    }

    private String name(ClassMetrics metrics) {
        return Look.displayable(labels.name(metrics.label()), metrics.label());
    }

    private LineChart precisionRecall() {
        List<ClassCurve> curves = classes.stream()
                .map(each -> {
                    List<Double> precisions = IntStream.range(0, AXIS.size())
                            .mapToObj(each.curve()::precision)
                            .toList();
                    return new ClassCurve(name(each), AXIS, precisions, mean(precisions));
                })
                .toList();
        List<Double> mean = IntStream.range(0, AXIS.size())
                .mapToObj(
                        i -> mean(curves.stream().map(curve -> curve.y().get(i)).toList()))
                .toList();
        return new LineChart(
                "Precision over recall at IoU .5 (legend: AP50)",
                "recall",
                "precision",
                drawn(curves, new ClassCurve(meanName(), AXIS, mean, mean(mean))),
                OptionalDouble.of(1));
    }

    LineChart f1() {
        List<ClassCurve> curves = classes.stream()
                .map(each -> curve(name(each), F1Points.of(each.confidence())))
                .toList();
        F1Points mean = F1Points.of(
                MeanF1.of(classes.stream().map(ClassMetrics::confidence).toList()));
        String title = String.format(
                Locale.ROOT,
                "F1 over the score threshold: mean %.3f at %s (legend: best F1)",
                mean.best(),
                ClassTable.threshold(mean.bestThreshold()));
        return new LineChart(
                title, "score threshold", "F1", drawn(curves, curve(meanName(), mean)), OptionalDouble.of(end(curves)));
    }

    /** One class's line, and the metric that its legend states. */
    private record ClassCurve(String name, List<Double> x, List<Double> y, double metric) {}

    private static ClassCurve curve(String name, F1Points points) {
        return new ClassCurve(name, points.thresholds(), points.values(), points.best());
    }

    /** Where the axis of thresholds ends: at 1, or lower where every score is small, as after few epochs. */
    private static double end(List<ClassCurve> curves) {
        double highest = curves.stream()
                .flatMap(curve -> curve.x().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double end = 1;
        while (end > LEAST_END && highest < end / 10) {
            end /= 10;
        }
        return highest < end / 2 ? end / 2 : end;
    }

    private String meanName() {
        return "mean of " + classes.size() + " classes";
    }

    private static List<Curve> drawn(List<ClassCurve> classes, ClassCurve mean) {
        boolean named = classes.size() <= NAMED_CLASSES;
        List<Curve> curves = new ArrayList<>();
        for (ClassCurve each : classes) {
            curves.add(new Curve(
                    named ? legend(each) : "",
                    each.x(),
                    each.y(),
                    named ? Curve.Emphasis.NORMAL : Curve.Emphasis.FAINT));
        }
        if (classes.size() > 1) {
            curves.add(new Curve(legend(mean), mean.x(), mean.y(), Curve.Emphasis.STRONG));
        }
        return curves;
    }

    private static String legend(ClassCurve curve) {
        return String.format(Locale.ROOT, "%s  %.3f", curve.name(), curve.metric());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
