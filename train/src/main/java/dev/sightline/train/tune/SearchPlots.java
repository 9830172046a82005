package dev.sightline.train.tune;

import dev.sightline.train.plot.SearchPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plots of a search: for each key the metric over its values, of the trials of every round that came to a metric. */
public final class SearchPlots {

    private SearchPlots() {}

    /**
     * Writes them; none where no trial came to a metric.
     *
     * @param metric its name
     * @throws dev.sightline.train.plot.PlotException if this machine has no font
     */
    public static List<Path> write(Search search, String metric, Path folder) throws IOException {
        List<TrialResult> done = search.results().stream()
                .filter(result -> result.metric().isPresent())
                .toList();
        List<Path> written = new ArrayList<>();
        if (!done.isEmpty()) {
            for (SearchKey key : search.settings().keys()) {
                SearchPlot plot = new SearchPlot(
                        key.key(),
                        done.stream()
                                .map(result -> String.valueOf(result.values().get(key.key())))
                                .toList(),
                        done.stream()
                                .map(result -> result.metric().orElseThrow())
                                .toList(),
                        metric,
                        key.range().isLogarithmic());
                written.add(plot.write(folder));
            }
        }
        return written;
    }
}
