package dev.sightline.train.plot;

import dev.sightline.core.classification.ClassificationFigures;
import dev.sightline.core.classification.ClassifierFigures;
import dev.sightline.core.classification.MultiLabelFigures;
import dev.sightline.core.classification.Reliability;
import dev.sightline.core.classification.ReliabilityBin;
import dev.sightline.core.label.LabelMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plots of how well a classifier answers. */
public final class ClassificationPlots {

    private ClassificationPlots() {}

    /**
     * Writes {@code confusion-matrix.png} and {@code reliability.png}; nothing where pictures show any number of classes,
     * as no class is taken for another there.
     *
     * @return the files written, in the order to show them in
     * @throws PlotException if this machine has no font
     */
    public static List<Path> write(ClassifierFigures figures, LabelMap labels, Path folder) throws IOException {
        Optional<ClassificationFigures> oneClass = figures.accept(new ClassifierFigures.Visitor<>() {
            @Override
            public Optional<ClassificationFigures> oneClass(ClassificationFigures found) {
                return Optional.of(found);
            }

            @Override
            public Optional<ClassificationFigures> anyClasses(MultiLabelFigures found) {
                return Optional.empty();
            }
        });
        return oneClass.isPresent() ? write(oneClass.get(), labels, folder) : List.of();
    }

    private static List<Path> write(ClassificationFigures figures, LabelMap labels, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        written.add(ConfusionMatrixPlot.write(
                folder.resolve("confusion-matrix.png"), ShownMatrix.of(figures.confusion(), labels)));
        LineChart chart = reliability(figures.reliability());
        written.add(PngFile.write(folder.resolve("reliability.png"), () -> ChartPainter.paint(chart)));
        return written;
    }

    /** Accuracy over confidence; a classifier that is as often right as it is sure lies on the diagonal. */
    private static LineChart reliability(Reliability reliability) {
        List<Double> confidences = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (ReliabilityBin bin : reliability.bins()) {
            if (bin.pictures() > 0) {
                confidences.add(bin.confidence());
                accuracies.add(bin.accuracy());
            }
        }
        Curve ideal = new Curve("as sure as right", List.of(0.0, 1.0), List.of(0.0, 1.0), Curve.Emphasis.FAINT);
        Curve found = new Curve("answers", confidences, accuracies, Curve.Emphasis.STRONG);
        String title = String.format(Locale.ROOT, "Reliability: expected error %.3f", reliability.expectedError());
        return new LineChart(title, "mean confidence", "share of right answers", List.of(ideal, found), true);
    }
}
