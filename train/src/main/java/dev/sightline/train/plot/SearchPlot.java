package dev.sightline.train.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The metric over one searched key, a point for each trial.
 *
 * @param key in the recipe
 * @param values of the trials, as a recipe writes them
 * @param metrics of the trials
 * @param metric its name
 * @param logarithmic whether the key's range is
 */
public record SearchPlot(String key, List<String> values, List<Double> metrics, String metric, boolean logarithmic) {

    public SearchPlot {
        values = List.copyOf(values);
        metrics = List.copyOf(metrics);
    }

    /**
     * Writes {@code <key>.png} into a folder.
     *
     * @throws PlotException if this machine has no font
     */
    public Path write(Path folder) throws IOException {
        ScatterChart chart = chart();
        return PngFile.write(
                folder.resolve(key.replaceAll("[^A-Za-z0-9._-]", "_") + ".png"), () -> ChartPainter.paint(chart));
    }

    private ScatterChart chart() {
        String title = metric + " over " + key;
        if (values.stream().allMatch(SearchPlot::isNumber)) {
            List<Double> x = values.stream().map(Double::valueOf).toList();
            boolean positive = x.stream().allMatch(value -> value > 0);
            return new ScatterChart(title, key, metric, x, metrics, logarithmic && positive, List.of());
        }
        List<String> words = values.stream().distinct().sorted().toList();
        List<Double> x =
                values.stream().map(value -> (double) words.indexOf(value)).toList();
        return new ScatterChart(title, key, metric, x, metrics, false, words);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
