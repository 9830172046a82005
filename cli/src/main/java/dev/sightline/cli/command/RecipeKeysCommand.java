package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.config.contract.ContractKeys;
import dev.sightline.config.reference.KeyDescriptions;
import dev.sightline.config.reference.ReferenceKey;
import dev.sightline.config.reference.ReferencePage;
import dev.sightline.train.recipe.RecipeKeys;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline recipe keys}: every key that a recipe or a contract may have. */
@Command(
        name = "keys",
        description = "Print every key of a training recipe, or of a contract, with its range, default and meaning.",
        footer = {
            "",
            "Examples:",
            "  sightline recipe keys > docs/reference-recipe-keys.md",
            "  sightline recipe keys --contract > docs/reference-contract-keys.md",
            "  sightline recipe keys --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RecipeKeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--contract", description = "The keys of a contract instead of those of a recipe.")
    private boolean contract;

    @Option(names = "--json", description = "Print one JSON document instead of a page in Markdown.")
    private boolean json;

    @Override
    public Integer call() {
        ReferencePage page = contract ? ContractKeys.page() : RecipeKeys.page();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<Map<String, Object>> keys = page.reference().keys().stream()
                    .map(key -> fields(key, page.descriptions()))
                    .toList();
            JsonDocument.print(out, Map.of("keys", keys));
        } else {
            out.print(page.markdown());
            out.flush();
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(ReferenceKey key, KeyDescriptions descriptions) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", key.path());
        fields.put("accepted", key.accepted());
        fields.put("default", key.standard());
        fields.put("condition", key.condition());
        fields.put("tasks", key.kinds());
        fields.put("description", descriptions.of(key.path()).orElse(""));
        return fields;
    }
}
