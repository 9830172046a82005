package dev.sightline.cli.console;

import dev.sightline.core.text.TextTable;
import dev.sightline.train.plot.PlotException;
import dev.sightline.train.tune.Search;
import dev.sightline.train.tune.SearchFolder;
import dev.sightline.train.tune.SearchKey;
import dev.sightline.train.tune.SearchPlots;
import dev.sightline.train.tune.TrialResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a search came to: a table with the trials trained longest first and the best among them first, plots, and how to
 * train by the best.
 *
 * @param metric the name of what was compared
 */
public record SearchReport(Search search, SearchFolder folder, String metric) {

    private static final Logger LOG = LoggerFactory.getLogger(SearchReport.class);

    private static final Comparator<TrialResult> ORDER =
            Comparator.comparingInt((TrialResult result) -> -result.epochs()).thenComparing(TrialResult.BEST_FIRST);

    /** For people. */
    public void print(PrintWriter out) {
        out.println();
        table().lines().forEach(out::println);
        out.println("written: " + folder.results());
        plots().forEach(path -> out.println("written: " + path));
        search.best().ifPresent(best -> {
            out.println("best run: " + folder.root().resolve(best.run()));
            out.println("train by it: " + NextCommand.train(search.settings().recipe(), search.overrides(best)));
        });
        out.flush();
    }

    /** For programs. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("folder", folder.root().toString());
        fields.put("metric", metric);
        search.best().ifPresent(best -> fields.put("best", best.fields()));
        fields.put(
                "results",
                search.results().stream().sorted(ORDER).map(TrialResult::fields).toList());
        fields.put("plots", plots().stream().map(Path::toString).toList());
        return fields;
    }

    private TextTable table() {
        List<String> heading = new ArrayList<>(List.of("trial", "epochs", metric, "seconds", "status"));
        List<String> keys =
                search.settings().keys().stream().map(SearchKey::key).toList();
        heading.addAll(keys);
        TextTable table = new TextTable(">>>><" + ">".repeat(keys.size()), heading);
        search.results().stream().sorted(ORDER).forEach(result -> table.add(row(result, keys)));
        return table;
    }

    private static List<String> row(TrialResult result, List<String> keys) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(result.trial()),
                String.valueOf(result.epochs()),
                result.metric().isPresent()
                        ? String.format(Locale.ROOT, "%.4f", result.metric().getAsDouble())
                        : "-",
                String.format(Locale.ROOT, "%.0f", result.seconds()),
                result.status().name().toLowerCase(Locale.ROOT)));
        keys.forEach(key -> cells.add(result.values().getOrDefault(key, "")));
        return cells;
    }

    /** A search is whole without its plots. */
    private List<Path> plots() {
        try {
            return SearchPlots.write(search, metric, folder.plots());
        } catch (IOException | PlotException e) {
            LOG.warn("the plots could not be written: {}", e.toString());
            return List.of();
        }
    }
}
