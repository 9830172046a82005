package dev.sightline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code key.path=value} of the command line. The value is YAML; a number in the path counts list items from 0; a
 * section on the way that is missing is made; a value that is a section merges into the one it meets.
 */
final class KeyOverride {

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private final String keyPath;
    private final List<String> keys;
    private final RecipeNode value;
    private final Problems problems;

    private KeyOverride(String keyPath, RecipeNode value, Problems problems) {
        this.keyPath = keyPath;
        this.keys = List.of(keyPath.split("\\.", -1));
        this.value = value;
        this.problems = problems;
    }

    /** The tree with the override laid over it; unchanged, with a problem noted, where it cannot be. */
    static RecipeNode.Mapping apply(RecipeNode.Mapping tree, String override, Problems problems) {
        int equals = override.indexOf('=');
        String keyPath = equals < 0 ? override : override.substring(0, equals).strip();
        Origin origin = Origin.override(keyPath);
        if (equals < 0 || keyPath.isEmpty() || List.of(keyPath.split("\\.", -1)).contains("")) {
            problems.add(origin, "", "an override is written key.path=value, received '" + override + "'");
            return tree;
        }
        RecipeNode value = YamlReader.read(origin, override.substring(equals + 1), problems);
        if (value == null) {
            return tree;
        }
        if (keyPath.equals(Inheritance.BASE)) {
            problems.add(origin, "", Inheritance.BASE + " belongs in a file; an override cannot change it");
            return tree;
        }
        return (RecipeNode.Mapping) new KeyOverride(keyPath, value, problems).at(tree, 0);
    }

    private RecipeNode at(@Nullable RecipeNode met, int depth) {
        if (depth == keys.size()) {
            return Merging.merge(met, value, problems);
        }
        RecipeNode node = met == null ? RecipeNode.Mapping.empty(value.origin()) : met;
        return node.accept(new RecipeNode.Visitor<RecipeNode>() {
            @Override
            public RecipeNode mapping(RecipeNode.Mapping mapping) {
                return inMapping(mapping, depth);
            }

            @Override
            public RecipeNode sequence(RecipeNode.Sequence sequence) {
                return inSequence(sequence, depth);
            }

            @Override
            public RecipeNode scalar(RecipeNode.Scalar scalar) {
                return scalar.kind() == RecipeNode.Scalar.Kind.NOTHING
                        ? inMapping(RecipeNode.Mapping.empty(value.origin()), depth)
                        : refused(scalar, depth, "has no key '" + keys.get(depth) + "': it is " + scalar.described());
            }
        });
    }

    /** A step written bare, {@code - horizontal-flip}, is a section without keys to an override that names it. */
    private RecipeNode opened(RecipeNode node, int depth) {
        boolean bareStep = depth < keys.size()
                && node instanceof RecipeNode.Scalar scalar
                && scalar.kind() == RecipeNode.Scalar.Kind.TEXT
                && scalar.text().equals(keys.get(depth));
        return bareStep ? RecipeNode.Mapping.empty(node.origin()) : node;
    }

    private RecipeNode inMapping(RecipeNode.Mapping mapping, int depth) {
        String key = keys.get(depth);
        RecipeNode.Entry entry = mapping.entries().get(key);
        RecipeNode child = mapping.value(key).orElse(null);
        boolean last = depth == keys.size() - 1;
        Origin origin = entry == null || last ? value.origin() : entry.origin();
        return mapping.with(key, new RecipeNode.Entry(origin, at(child, depth + 1)));
    }

    private RecipeNode inSequence(RecipeNode.Sequence sequence, int depth) {
        String key = keys.get(depth);
        int size = sequence.items().size();
        if (!INDEX.matcher(key).matches() || Integer.parseInt(key) >= size) {
            String accepted = size == 0 ? "it is empty" : "its items are numbered 0 to " + (size - 1);
            return refused(sequence, depth, "is a list without item '" + key + "': " + accepted);
        }
        List<RecipeNode> items = new ArrayList<>(sequence.items());
        int index = Integer.parseInt(key);
        items.set(index, at(opened(items.get(index), depth + 1), depth + 1));
        return new RecipeNode.Sequence(sequence.origin(), items);
    }

    private RecipeNode refused(RecipeNode node, int depth, String message) {
        problems.add(Origin.override(keyPath), String.join(".", keys.subList(0, depth)), message);
        return node;
    }
}
