package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.text.TextTable;
import dev.sightline.data.ColourStatistics;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.SampleImages;
import dev.sightline.data.check.ReadSplit;
import dev.sightline.image.DecodingRules;
import dev.sightline.train.recipe.MeasuredNormalization;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline data statistics}: mean and deviation of a split's colours, as a recipe takes them. */
@Command(
        name = "statistics",
        description = "Mean and standard deviation of each colour over all pixels of a split.",
        footer = {
            "",
            "Examples:",
            "  sightline data statistics photos/clothing",
            "  sightline data statistics photos/clothing --split train --json",
            "  sightline data statistics photos/clothing --write clothing.yaml"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DataStatisticsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--split",
            defaultValue = "train",
            paramLabel = "NAME",
            description = "Which images (default: ${DEFAULT-VALUE}).")
    private String split;

    @Mixin
    private ListLabelOptions labels;

    @Option(
            names = "--write",
            paramLabel = "RECIPE",
            description = "Put them into this recipe's input.normalization, in the order of its channels and on its"
                    + " scale; all else in the file stays as it is.")
    private @Nullable Path recipe;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "DIR", description = "Folder of the dataset.")
    private Path root;

    @Override
    public Integer call() throws IOException {
        MeasuredNormalization target = recipe == null ? null : MeasuredNormalization.in(recipe, root);
        ReadSplit read = ReadSplit.forTraining(root, split, labels.meaning());
        SampleImages images = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.SKIP_AND_COUNT);
        ColourStatistics statistics = ColourStatistics.of(read.dataset(), images);
        List<String> notes = new ArrayList<>(read.notes());
        images.unreadable().values().stream().sorted().forEach(reason -> notes.add("left out: " + reason));
        if (target != null) {
            target.write(statistics);
            notes.add("written into input.normalization of " + recipe);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, fields(statistics, notes));
        } else {
            print(out, statistics, notes);
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> fields(ColourStatistics statistics, List<String> notes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", root.toString());
        fields.put("split", split);
        fields.put("images", statistics.images());
        fields.put("pixels", statistics.pixels());
        fields.put("channels", List.of("red", "green", "blue"));
        fields.put("mean", statistics.mean());
        fields.put("standard-deviation", statistics.deviation());
        fields.put("mean-0-1", statistics.unitMean());
        fields.put("standard-deviation-0-1", statistics.unitDeviation());
        fields.put("notes", notes);
        return fields;
    }

    private void print(PrintWriter out, ColourStatistics statistics, List<String> notes) {
        out.println(root + ", split '" + split + "': " + statistics.images() + " images, " + statistics.pixels()
                + " pixels");
        notes.forEach(note -> out.println("note: " + note));
        out.println();
        TextTable table = new TextTable("<>>>", List.of("", "red", "green", "blue"));
        table.add(row("mean, 0-255", statistics.mean(), "%.3f"));
        table.add(row("standard deviation, 0-255", statistics.deviation(), "%.3f"));
        table.add(row("mean, 0-1", statistics.unitMean(), "%.5f"));
        table.add(row("standard deviation, 0-1", statistics.unitDeviation(), "%.5f"));
        table.lines().forEach(out::println);
        Normalization normalization = statistics.normalization(ColorOrder.RGB, Normalization.Scale.ZERO_TO_ONE);
        out.println();
        out.println("in a recipe whose input is rgb:");
        out.println("normalization: {scale: 0-1, mean: " + rounded(normalization.mean(), "%.5f")
                + ", standard-deviation: " + rounded(normalization.standardDeviation(), "%.5f") + "}");
        out.flush();
    }

    private static List<String> row(String name, List<Double> values, String format) {
        List<String> cells = new ArrayList<>(List.of(name));
        cells.addAll(rounded(values, format));
        return cells;
    }

    private static List<String> rounded(List<Double> values, String format) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, format, value))
                .toList();
    }
}
