package dev.sightline.weights.load;

import java.util.List;
import java.util.Optional;

/**
 * How weights are taken into a network.
 *
 * @param place where in the file they lie: keys joined by dots; empty to look at the customary places
 * @param renames applied to every stored name in this order, before names are compared
 */
public record LoadOptions(LoadPolicy policy, Optional<String> place, List<RenameRule> renames) {

    public LoadOptions {
        renames = List.copyOf(renames);
    }

    /** From the customary place, under the names there. */
    public static LoadOptions of(LoadPolicy policy) {
        return new LoadOptions(policy, Optional.empty(), List.of());
    }

    public LoadOptions withPlace(String key) {
        return new LoadOptions(policy, Optional.of(key), renames);
    }

    public LoadOptions withRenames(List<RenameRule> rules) {
        return new LoadOptions(policy, place, rules);
    }
}
