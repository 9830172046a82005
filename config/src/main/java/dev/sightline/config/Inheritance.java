package dev.sightline.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads a recipe with everything it inherits: bases in their order, each laid over the one before, the file itself last. */
final class Inheritance {

    static final String BASE = "_base_";
    static final int MAX_BYTES = 1 << 20;
    private static final int LEVELS_BEFORE_WARNING = 3;
    private static final int MAX_LEVELS = 20;

    private final Problems problems;
    private final Map<Path, Loaded> loaded = new HashMap<>();
    private final List<Path> chain = new ArrayList<>();

    Inheritance(Problems problems) {
        this.problems = problems;
    }

    /**
     * A file merged with its bases.
     *
     * @param tree without {@code _base_} and {@code _delete_}
     * @param levels how many files deep it inherits; 0 without a base
     */
    record Loaded(RecipeNode.Mapping tree, int levels) {}

    Loaded load(Path file, Origin askedFrom) {
        Path identity = file.toAbsolutePath().normalize();
        Loaded known = loaded.get(identity);
        if (known != null) {
            return known;
        }
        if (chain.stream()
                .anyMatch(earlier -> earlier.toAbsolutePath().normalize().equals(identity))) {
            problems.addFatal(askedFrom, BASE + " leads back to itself: " + chainTo(file));
            return nothing(file);
        }
        if (chain.size() > MAX_LEVELS) {
            problems.addFatal(askedFrom, BASE + " goes more than " + MAX_LEVELS + " files deep: " + chainTo(file));
            return nothing(file);
        }
        Loaded result = merged(file, read(file, askedFrom));
        loaded.put(identity, result);
        return result;
    }

    /** A recipe in memory; {@code name} stands for its file, and its bases are looked for beside that. */
    Loaded parse(Path name, String text) {
        return merged(name, parsed(name, text));
    }

    private Loaded merged(Path file, RecipeNode.Mapping own) {
        chain.add(file);
        RecipeNode.Mapping tree = RecipeNode.Mapping.empty(own.origin());
        int levels = 0;
        for (RecipeNode.Scalar base : bases(own)) {
            Loaded below = baseOf(file, base);
            tree = over(tree, below.tree());
            levels = Math.max(levels, below.levels() + 1);
        }
        chain.remove(chain.size() - 1);
        return new Loaded(over(tree, own.without(BASE)), levels);
    }

    private Loaded baseOf(Path file, RecipeNode.Scalar base) {
        try {
            return load(file.resolveSibling(base.text()).normalize(), base.origin());
        } catch (InvalidPathException e) {
            problems.addFatal(base.origin(), BASE + " is not a possible path: " + e.getMessage());
            return nothing(file);
        }
    }

    private RecipeNode.Mapping over(RecipeNode.Mapping tree, RecipeNode.Mapping upper) {
        return (RecipeNode.Mapping) Merging.merge(tree, upper, problems);
    }

    private List<RecipeNode.Scalar> bases(RecipeNode.Mapping own) {
        RecipeNode.Entry entry = own.entries().get(BASE);
        if (entry == null) {
            return List.of();
        }
        List<RecipeNode> named =
                entry.value() instanceof RecipeNode.Sequence sequence ? sequence.items() : List.of(entry.value());
        List<RecipeNode.Scalar> bases = new ArrayList<>();
        for (RecipeNode item : named) {
            if (item instanceof RecipeNode.Scalar scalar && scalar.kind() == RecipeNode.Scalar.Kind.TEXT) {
                bases.add(scalar);
            } else {
                problems.addFatal(
                        entry.origin(), BASE + " must be a file or a list of files, received " + item.described());
            }
        }
        return bases;
    }

    private RecipeNode.Mapping read(Path file, Origin askedFrom) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            if (Files.size(file) > MAX_BYTES) {
                problems.addFatal(
                        new Origin(file.toString(), 0),
                        "a recipe may have at most " + MAX_BYTES + " bytes, this file has " + Files.size(file));
                return RecipeNode.Mapping.empty(askedFrom);
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return parsed(
                    file, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            problems.addFatal(new Origin(file.toString(), 0), "not a text file in UTF-8");
        } catch (NoSuchFileException e) {
            problems.addFatal(askedFrom, "the recipe " + file + " is not a file");
        } catch (IOException e) {
            problems.addFatal(askedFrom, "the recipe " + file + " cannot be read: " + e);
        }
        return RecipeNode.Mapping.empty(askedFrom);
    }

    private RecipeNode.Mapping parsed(Path file, String text) {
        Origin start = new Origin(file.toString(), 1);
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        RecipeNode root = YamlReader.read(start, body, problems);
        if (root instanceof RecipeNode.Mapping mapping) {
            return mapping;
        }
        boolean empty = root instanceof RecipeNode.Scalar scalar && scalar.kind() == RecipeNode.Scalar.Kind.NOTHING;
        if (root != null && !empty) {
            problems.addFatal(root.origin(), "a recipe is made of keys and values, received " + root.described());
        }
        return RecipeNode.Mapping.empty(start);
    }

    private String chainTo(Path last) {
        return chain.stream().map(Path::toString).collect(Collectors.joining(" -> ", "", " -> " + last));
    }

    private static Loaded nothing(Path file) {
        return new Loaded(RecipeNode.Mapping.empty(new Origin(file.toString(), 0)), 0);
    }

    /** A sentence where inheritance is too deep to follow by eye, or an empty list. */
    static List<String> warnings(Path file, Loaded loaded) {
        return loaded.levels() <= LEVELS_BEFORE_WARNING
                ? List.of()
                : List.of(file + ": inherits through " + loaded.levels() + " levels of " + BASE + "; more than "
                        + LEVELS_BEFORE_WARNING + " are hard to follow");
    }
}
