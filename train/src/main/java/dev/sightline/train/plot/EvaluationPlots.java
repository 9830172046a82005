package dev.sightline.train.plot;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ClassMetrics;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.core.metric.DetectionMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Plots of an evaluation, at IoU .5: precision over recall and F1 over the score threshold for every class, and the
 * confusion matrix. Classes with nothing to find have no curve.
 */
public final class EvaluationPlots {

    /** With more classes than this, single lines are grey and only their mean is named. */
    private static final int NAMED_CLASSES = 14;

    /** Both axes are read at 0, .01, ... 1. */
    private static final List<Double> AXIS =
            IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toList();

    private final List<ClassMetrics> classes;
    private final LabelMap labels;

    private EvaluationPlots(DetectionMetrics metrics, LabelMap labels) {
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
                .map(each -> new ClassCurve(
                        name(each),
                        AXIS.stream()
                                .map(recall -> each.curve().precision((int) Math.round(recall * (AXIS.size() - 1))))
                                .toList()))
                .toList();
        return chart(
                "Precision over recall at IoU .5 (legend: AP50)",
                "recall",
                "precision",
                curves,
                curve -> curve.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0));
    }

    private LineChart f1() {
        List<ClassCurve> curves = classes.stream()
                .map(each -> new ClassCurve(
                        name(each), AXIS.stream().map(each.confidence()::f1At).toList()))
                .toList();
        List<Double> mean = mean(curves);
        int best = IntStream.range(0, mean.size())
                .boxed()
                .max(Comparator.comparingDouble(mean::get))
                .orElse(0);
        String title = String.format(
                Locale.ROOT,
                "F1 over the score threshold: mean %.3f at %.2f (legend: best F1)",
                mean.get(best),
                AXIS.get(best));
        return chart(
                title,
                "score threshold",
                "F1",
                curves,
                curve -> curve.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0));
    }

    /** One class's values along {@link #AXIS}. */
    private record ClassCurve(String name, List<Double> values) {}

    private static LineChart chart(
            String title, String xTitle, String yTitle, List<ClassCurve> classes, ToDoubleFunction<ClassCurve> metric) {
        boolean named = classes.size() <= NAMED_CLASSES;
        List<Curve> curves = new ArrayList<>();
        for (ClassCurve each : classes) {
            String legend = named ? legend(each.name(), metric.applyAsDouble(each)) : "";
            curves.add(new Curve(legend, AXIS, each.values(), named ? Curve.Emphasis.NORMAL : Curve.Emphasis.FAINT));
        }
        if (classes.size() > 1) {
            ClassCurve mean = new ClassCurve("mean of " + classes.size() + " classes", mean(classes));
            curves.add(new Curve(
                    legend(mean.name(), metric.applyAsDouble(mean)), AXIS, mean.values(), Curve.Emphasis.STRONG));
        }
        return new LineChart(title, xTitle, yTitle, curves, true);
    }

    private static String legend(String name, double metric) {
        return String.format(Locale.ROOT, "%s  %.3f", name, metric);
    }

    private static List<Double> mean(List<ClassCurve> curves) {
        return IntStream.range(0, AXIS.size())
                .mapToObj(i -> curves.stream()
                        .mapToDouble(curve -> curve.values().get(i))
                        .average()
                        .orElse(0))
                .toList();
    }
}
