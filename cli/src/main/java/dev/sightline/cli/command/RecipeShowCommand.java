package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.config.Recipe;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sightline recipe show}: what a recipe comes to, with the origin of every key. */
@Command(
        name = "show",
        description =
                "Print a recipe with all it inherits and every override applied, each key with where it came from.",
        footer = {
            "",
            "Examples:",
            "  sightline recipe show configs/detect/yolov8_n_1xb16-60e_bccd.yaml",
            "  sightline recipe show configs/detect/yolov8_n_1xb16-60e_bccd.yaml -o train.epochs=10 -o data.root=photos"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RecipeShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RecipeOptions options;

    @Override
    public Integer call() {
        Recipe recipe = options.load();
        PrintWriter out = spec.commandLine().getOut();
        out.print(recipe.resolvedYaml());
        out.flush();
        return ExitCode.DONE;
    }
}
