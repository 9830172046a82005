package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.weights.load.LoadOptions;
import dev.sightline.weights.load.LoadPolicy;
import dev.sightline.weights.load.LoadedWeights;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The weights to fine-tune from; a run that was broken off is resumed instead.
 *
 * @param file empty to begin with those of the network
 * @param policy what happens where those weights and the network do not fit wholly
 */
public record StartingWeights(Optional<Path> file, LoadPolicy policy) {

    static StartingWeights read(Section section) {
        return new StartingWeights(
                section.text("start-from").notBlank().optional().map(Path::of),
                section.text("load-policy")
                                .oneOf("strict", "matching")
                                .orElse("strict")
                                .equals("strict")
                        ? LoadPolicy.STRICT
                        : LoadPolicy.MATCHING);
    }

    /** The weights that fit the network as the policy demands; none without a file. */
    public Map<String, StoredArray> load(Graph graph, Consumer<String> log) {
        if (file.isEmpty()) {
            return Map.of();
        }
        LoadedWeights loaded = LoadedWeights.load(file.get(), graph, LoadOptions.of(policy));
        log.accept("fine-tuning from " + file.get());
        loaded.report().lines().forEach(log);
        return loaded.arrays();
    }
}
