package dev.sightline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays one tree over another: sections merge key by key, lists and single values replace, and a section with
 * {@code _delete_: true} replaces the inherited one whole.
 */
final class Merging {

    static final String DELETE = "_delete_";

    private Merging() {}

    /** The value of a key after {@code over} is laid upon what is inherited, if anything is. */
    static RecipeNode merge(@Nullable RecipeNode inherited, RecipeNode over, Problems problems) {
        if (!(over instanceof RecipeNode.Mapping mapping)) {
            return over;
        }
        boolean delete = asksToDelete(mapping, problems);
        RecipeNode.Mapping base = inherited instanceof RecipeNode.Mapping section && !delete
                ? section
                : RecipeNode.Mapping.empty(over.origin());
        return mergeKeys(base, mapping.without(DELETE), problems);
    }

    private static RecipeNode.Mapping mergeKeys(RecipeNode.Mapping base, RecipeNode.Mapping over, Problems problems) {
        Map<String, RecipeNode.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            RecipeNode inherited = base.value(key).orElse(null);
            merged.put(key, new RecipeNode.Entry(entry.origin(), merge(inherited, entry.value(), problems)));
        });
        return new RecipeNode.Mapping(over.origin(), merged);
    }

    private static boolean asksToDelete(RecipeNode.Mapping mapping, Problems problems) {
        RecipeNode.Entry entry = mapping.entries().get(DELETE);
        if (entry == null) {
            return false;
        }
        if (entry.value() instanceof RecipeNode.Scalar scalar && scalar.kind() == RecipeNode.Scalar.Kind.FLAG) {
            return Boolean.parseBoolean(scalar.text());
        }
        problems.add(
                entry.origin(),
                DELETE,
                "must be true or false, received " + entry.value().described());
        return false;
    }
}
