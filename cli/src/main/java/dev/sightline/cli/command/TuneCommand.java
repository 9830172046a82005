package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.NextCommand;
import dev.sightline.cli.console.SearchReport;
import dev.sightline.cli.console.TrainingJob;
import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunOutcome;
import dev.sightline.train.run.RunFolder;
import dev.sightline.train.tune.Search;
import dev.sightline.train.tune.SearchFolder;
import dev.sightline.train.tune.SearchKey;
import dev.sightline.train.tune.SearchMethod;
import dev.sightline.train.tune.SearchSettings;
import dev.sightline.train.tune.TrialRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline tune}: a search over keys of a recipe. */
@Command(
        name = "tune",
        description = {
            "Search the values of recipe keys: train a run for each combination tried, and rank them.",
            "A range is written 0.1..0.9, int:1..10 or log:1e-4..1e-1, values 8,16,32. A trial that diverges or fails is"
                    + " recorded and the search goes on; Ctrl-C, a kill or a power cut leave one that --resume takes up."
        },
        footer = {
            "",
            "Examples:",
            "  sightline tune configs/quickstart.yaml -o data.root=photos/parts --trials 20 --epochs 10"
                    + " --key optimizer.learning-rate=log:1e-4..1e-1 --key train.batch=8,16,32",
            "  sightline tune configs/quickstart.yaml -o data.root=photos/parts --method halving --trials 27 --epochs 27"
                    + " --key mixup.alpha=0..0.5 --out runs/search",
            "  sightline tune --resume --out runs/search"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TuneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "Recipe file (YAML); not with --resume.")
    private @Nullable Path recipe;

    @Option(
            names = "--key",
            paramLabel = "KEY.PATH=RANGE",
            description = "A key to search and what it may be; given once for each key.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = {"-o", "--override"},
            paramLabel = "KEY.PATH=VALUE",
            description = "Replace one value of the recipe in every trial.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--method",
            defaultValue = "random",
            paramLabel = "KIND",
            description =
                    "random: every trial for all epochs; halving: all for few epochs, the best share for more, anew"
                            + " (default: ${DEFAULT-VALUE}).")
    private String method;

    @Option(
            names = "--trials",
            defaultValue = "20",
            paramLabel = "N",
            description = "Combinations to try (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of a trial, of the last round in halving (default: the recipe's).")
    private @Nullable Integer epochs;

    @Option(
            names = "--min-epochs",
            defaultValue = "1",
            paramLabel = "N",
            description = "Least epochs of the first round in halving (default: ${DEFAULT-VALUE}).")
    private int leastEpochs;

    @Option(
            names = "--reduction",
            defaultValue = "3",
            paramLabel = "N",
            description = "In halving, one trial of so many goes on, for so many times the epochs (default:"
                    + " ${DEFAULT-VALUE}).")
    private int reduction;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "N",
            description = "Of the values drawn; the same seed tries the same (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the search; without it the next of runs/tune-<recipe>/1, 2, 3 ...")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on with the search in --out.")
    private boolean resume;

    @Option(
            names = "--accept-changes",
            description =
                    "With --resume: go on with a trial that was under way although data, code, libraries, threads or"
                            + " precision differ from those that it was trained by so far.")
    private boolean acceptChanges;

    @Option(names = "--json", description = "Print one JSON document; progress goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter progress =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        SearchFolder folder;
        Search search;
        String metric;
        if (resume) {
            folder = SearchFolder.open(required());
            search = Search.resume(folder);
            metric = Search.first(search.settings()).task().chosenMetric();
        } else {
            SearchSettings settings = settings();
            PreparedRun first = Search.first(settings);
            metric = first.task().chosenMetric();
            folder = out == null
                    ? SearchFolder.createNext(Path.of("runs"), first.resolved().name())
                    : SearchFolder.create(out);
            search = Search.start(folder, settings, first.task().recipe().paths());
        }
        progress.println("search folder: " + folder.root());
        progress.flush();
        boolean ended = search.run(runner(folder, progress), line -> {
            progress.println(line);
            progress.flush();
        });
        SearchReport report = new SearchReport(search, folder, metric);
        if (json) {
            JsonDocument.print(spec.commandLine().getOut(), report.fields());
        } else if (ended) {
            report.print(spec.commandLine().getOut());
        }
        return ended && search.best().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private SearchSettings settings() {
        if (recipe == null) {
            throw new ParameterException(spec.commandLine(), "a recipe file is needed, or --resume --out DIR");
        }
        List<SearchMethod> methods = List.of(SearchMethod.values());
        SearchMethod chosen = methods.stream()
                .filter(one -> one.word().equals(method))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--method takes random or halving; received '" + method + "'"));
        return new SearchSettings(
                recipe.toAbsolutePath().normalize(),
                overrides,
                keys.stream().map(SearchKey::parse).toList(),
                chosen,
                trials,
                epochs == null ? recipeEpochs(recipe) : epochs,
                leastEpochs,
                reduction,
                seed);
    }

    private int recipeEpochs(Path file) {
        return PreparedRun.of(file, overrides).task().recipe().run().epochs();
    }

    private Path required() {
        if (out == null || recipe != null || !keys.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--resume needs --out DIR and takes recipe and keys from there, so give none");
        }
        return out;
    }

    private TrialRunner runner(SearchFolder folder, PrintWriter progress) {
        String goOn = NextCommand.resumeSearch(folder.root());
        List<String> arguments = spec.commandLine().getParseResult().originalArgs();
        return new TrialRunner() {
            @Override
            public RunOutcome start(Path run, PreparedRun prepared) throws IOException {
                return new TrainingJob(RunFolder.create(run), progress, arguments)
                        .goingOnBy(goOn)
                        .start(prepared);
            }

            @Override
            public RunOutcome resume(Path run) throws IOException {
                return new TrainingJob(RunFolder.open(run), progress, arguments)
                        .goingOnBy(goOn)
                        .resume(List.of(), acceptChanges);
            }
        };
    }
}
