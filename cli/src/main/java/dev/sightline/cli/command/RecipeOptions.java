package dev.sightline.cli.command;

import dev.sightline.config.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe file with overrides, as every command that takes a recipe takes it. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RecipeOptions {

    private static final Logger LOG = LoggerFactory.getLogger(RecipeOptions.class);

    @Parameters(paramLabel = "RECIPE", description = "Recipe file (YAML).")
    private Path file;

    @Option(
            names = {"-o", "--override"},
            paramLabel = "KEY.PATH=VALUE",
            description = "Replace one value of the recipe; may be given again and again, the last wins.")
    private List<String> overrides = new ArrayList<>();

    /** The recipe, its warnings logged. */
    Recipe load() {
        Recipe recipe = Recipe.load(file, overrides);
        recipe.warnings().forEach(LOG::warn);
        return recipe;
    }
}
