package dev.sightline.train.plot;

import dev.sightline.core.classification.ClassificationMetrics;
import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.classification.MultiLabelMetrics;
import dev.sightline.core.classification.Reliability;
import dev.sightline.core.classification.ReliabilityBin;
import dev.sightline.core.label.LabelMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plots of how well a classifier predicts. */
public final class ClassificationPlots {

    private ClassificationPlots() {}

    /**
     * Writes {@code confusion-matrix.png} and {@code reliability.png}; nothing where images show any number of classes,
     * as classes are not confused with each other there.
     *
     * @return the files written, in the order to show them in
     * @throws PlotException if this machine has no font
     */
    public static List<Path> write(ClassifierMetrics metrics, LabelMap labels, Path folder) throws IOException {
        Optional<ClassificationMetrics> oneClass = metrics.accept(new ClassifierMetrics.Visitor<>() {
            @Override
            public Optional<ClassificationMetrics> oneClass(ClassificationMetrics found) {
                return Optional.of(found);
            }

            @Override
            public Optional<ClassificationMetrics> anyClasses(MultiLabelMetrics found) {
                return Optional.empty();
            }
        });
        return oneClass.isPresent() ? write(oneClass.get(), labels, folder) : List.of();
    }

    private static List<Path> write(ClassificationMetrics metrics, LabelMap labels, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        written.add(ConfusionMatrixPlot.write(
                folder.resolve("confusion-matrix.png"), () -> ShownMatrix.of(metrics.confusion(), labels)));
        LineChart chart = reliability(metrics.reliability());
        written.add(PngFile.write(folder.resolve("reliability.png"), () -> ChartPainter.paint(chart)));
        return written;
    }

    /** Accuracy over confidence; a calibrated classifier lies on the diagonal. */
    private static LineChart reliability(Reliability reliability) {
        List<Double> confidences = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (ReliabilityBin bin : reliability.bins()) {
            if (bin.images() > 0) {
                confidences.add(bin.confidence());
                accuracies.add(bin.accuracy());
            }
        }
        Curve ideal = new Curve("as sure as right", List.of(0.0, 1.0), List.of(0.0, 1.0), Curve.Emphasis.FAINT);
        Curve found = new Curve("predictions", confidences, accuracies, Curve.Emphasis.STRONG);
        String title = String.format(Locale.ROOT, "Reliability: expected error %.3f", reliability.expectedError());
        return new LineChart(
                title, "mean confidence", "share of right predictions", List.of(ideal, found), OptionalDouble.of(1));
    }
}
