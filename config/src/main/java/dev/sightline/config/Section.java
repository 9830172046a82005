package dev.sightline.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A section of a recipe while it is read. Each key is asked for by its kind, with its range and its default in one
 * place, the reading code:
 *
 * <pre>{@code int epochs = train.integer("epochs").between(1, 10000).orElse(100);}</pre>
 *
 * <p>Nothing here throws for what a user wrote: problems are noted, a harmless value goes on, and {@link
 * Recipe#finish()} throws all of them together. A key that was never asked for is a problem then. A key whose value is
 * empty or {@code null} counts as absent, so that a file can take back what it inherits.
 *
 * <p>For one thread.
 */
public final class Section {

    private final String path;
    private final String notedPath;
    private final RecipeNode.Mapping mapping;
    private final Problems problems;
    private final KeyNotes notes;
    private final boolean muted;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> retired = new LinkedHashSet<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, List<Step>> lists = new LinkedHashMap<>();
    private boolean othersIgnored;

    /** The root of a recipe. */
    Section(RecipeNode.Mapping mapping, Problems problems, KeyNotes notes) {
        this("", "", mapping, problems, notes, false);
    }

    /** @param notedPath the path without the positions of items: {@code sizes[]} for {@code sizes.0} */
    private Section(
            String path,
            String notedPath,
            RecipeNode.Mapping mapping,
            Problems problems,
            KeyNotes notes,
            boolean muted) {
        this.path = path;
        this.notedPath = notedPath;
        this.mapping = mapping;
        this.problems = problems;
        this.notes = notes;
        this.muted = muted;
    }

    public IntegerReader integer(String key) {
        return new IntegerReader(this, key);
    }

    /** A whole number, or one word that stands for a number found elsewhere: {@code auto}. */
    public IntegerReader integerOr(String key, String word) {
        return new IntegerReader(this, key, word);
    }

    public NumberReader number(String key) {
        return new NumberReader(this, key);
    }

    public TextReader text(String key) {
        return new TextReader(this, key);
    }

    public FlagReader flag(String key) {
        return new FlagReader(this, key);
    }

    public ListReader<String> texts(String key) {
        return new ListReader<>(this, key, AskedKey.Kind.TEXTS, "a text", TextReader::text);
    }

    public ListReader<Integer> integers(String key) {
        return new ListReader<>(this, key, AskedKey.Kind.INTEGERS, "an integer", IntegerReader::integer);
    }

    public ListReader<Double> numbers(String key) {
        return new ListReader<>(this, key, AskedKey.Kind.NUMBERS, "a finite number", NumberReader::number);
    }

    /** The section under a key; an absent one is empty, so that its defaults hold. */
    public Section section(String key) {
        return sections.computeIfAbsent(key, k -> {
            note(key).kind(AskedKey.Kind.SECTION);
            RecipeNode node = value(key);
            return node == null
                    ? below(key, notedPath(key), RecipeNode.Mapping.empty(origin()), muted)
                    : opened(key, notedPath(key), node);
        });
    }

    /** The sections of a list; an absent list is empty. Paths count from 0: {@code stages.0.width}. */
    public List<Section> sections(String key) {
        return lists
                .computeIfAbsent(key, k -> {
                    note(key).kind(AskedKey.Kind.SECTIONS);
                    List<Step> opened = new ArrayList<>();
                    List<RecipeNode> items = items(key, "a list of sections");
                    for (int i = 0; i < items.size(); i++) {
                        opened.add(new Step("", opened(key + "." + i, notedPath(key) + "[]", items.get(i))));
                    }
                    return opened;
                })
                .stream()
                .map(Step::settings)
                .toList();
    }

    /** The named steps of a list, in order; an absent list is empty. Paths read {@code augment.0.mosaic.probability}. */
    public List<Step> steps(String key) {
        return List.copyOf(lists.computeIfAbsent(key, k -> {
            note(key).kind(AskedKey.Kind.STEPS);
            List<Step> steps = new ArrayList<>();
            List<RecipeNode> items = items(key, "a list of steps, each a name or a name with settings");
            for (int i = 0; i < items.size(); i++) {
                step(key + "." + i, notedPath(key) + "[]", items.get(i)).ifPresent(steps::add);
            }
            return steps;
        }));
    }

    /** Whether the key was written and holds something. */
    public boolean has(String key) {
        return value(key) != null;
    }

    /** The keys as written, in order; for sections whose keys are free, such as thresholds by class name. */
    public List<String> names() {
        notes.at(notedPath).kind(AskedKey.Kind.NAMED_VALUES);
        return List.copyOf(mapping.entries().keySet());
    }

    /** Where this is in the recipe, {@code train.optimizer}; empty for the root. */
    public String path() {
        return path;
    }

    /** Where the section begins, or where one that is absent would be looked for. */
    public Origin origin() {
        return mapping.origin();
    }

    /** Notes a problem of a key, phrased to follow it: {@code must be below max-side (640), received 800}. */
    public void problem(String key, String message) {
        RecipeNode.Entry entry = mapping.entries().get(key);
        problem(entry == null ? origin() : entry.origin(), key, message);
    }

    /** Makes a key that is no longer read an error with advice on what to use instead. */
    public void retired(String key, String advice) {
        if (mapping.entries().containsKey(key)) {
            problem(key, "is retired: " + advice);
        }
        retired.add(key);
    }

    /** Accepts every other key unread, where a problem has made it unknowable which keys are right. */
    public void ignoreOthers() {
        othersIgnored = true;
    }

    /** What a key holds, which makes it a known key; null if absent or empty. */
    @Nullable
    RecipeNode value(String key) {
        asked.add(key);
        note(key);
        RecipeNode.Entry entry = mapping.entries().get(key);
        if (entry == null) {
            return null;
        }
        boolean nothing =
                entry.value() instanceof RecipeNode.Scalar scalar && scalar.kind() == RecipeNode.Scalar.Kind.NOTHING;
        return nothing ? null : entry.value();
    }

    /** What is noted of a key of this section. */
    KeyNote note(String key) {
        return notes.at(notedPath(key));
    }

    /** Notes the names that steps of the list may have, of which this section is one step's settings. */
    void noteStepNames(Collection<String> accepted) {
        String list = notedPath.substring(0, notedPath.lastIndexOf("[]."));
        notes.at(list).words(accepted);
    }

    void problem(Origin origin, String key, String message) {
        if (!muted) {
            problems.add(origin, path(key), message);
        }
    }

    /** Notes a problem of this section as a whole. */
    void problemHere(String message) {
        if (!muted) {
            problems.add(origin(), path, message);
        }
    }

    /** Notes every key of this section and those below that was never asked for. */
    void noteUnknownKeys() {
        if (!othersIgnored) {
            mapping.entries().keySet().stream()
                    .filter(key -> !asked.contains(key) && !retired.contains(key))
                    .forEach(key -> problem(key, unknown(key)));
        }
        sections.values().forEach(Section::noteUnknownKeys);
        lists.values().forEach(steps -> steps.forEach(step -> step.settings().noteUnknownKeys()));
    }

    private String unknown(String key) {
        if (asked.isEmpty()) {
            return "is not a known key; " + (path.isEmpty() ? "the recipe" : path) + " has no keys";
        }
        return NearestWord.among(asked, key)
                .map(near -> "is not a known key; did you mean " + near + "?")
                .orElseGet(() -> "is not a known key; accepted here: "
                        + asked.stream().sorted().collect(Collectors.joining(", ")));
    }

    private Optional<Step> step(String key, String noted, RecipeNode item) {
        if (item instanceof RecipeNode.Scalar scalar && scalar.kind() == RecipeNode.Scalar.Kind.TEXT) {
            String name = scalar.text();
            return Optional.of(new Step(
                    name, below(key + "." + name, noted + "." + name, RecipeNode.Mapping.empty(item.origin()), muted)));
        }
        if (item instanceof RecipeNode.Mapping named && named.entries().size() == 1) {
            String name = named.entries().keySet().iterator().next();
            Section holder = below(key, noted, named, muted);
            return Optional.of(new Step(name, holder.section(name)));
        }
        problem(item.origin(), key, "must be a name or one name with its settings, received " + item.described());
        return Optional.empty();
    }

    private List<RecipeNode> items(String key, String expected) {
        RecipeNode node = value(key);
        if (node instanceof RecipeNode.Sequence sequence) {
            return sequence.items();
        }
        if (node != null) {
            problem(key, "must be " + expected + ", received " + node.described());
        }
        return List.of();
    }

    /** A defective section reads as an empty one that reports nothing more: its one problem is noted here. */
    private Section opened(String key, String noted, RecipeNode node) {
        if (node instanceof RecipeNode.Mapping section) {
            return below(key, noted, section, muted);
        }
        problem(node.origin(), key, "must be a section of keys and values, received " + node.described());
        return below(key, noted, RecipeNode.Mapping.empty(node.origin()), true);
    }

    private Section below(String key, String noted, RecipeNode.Mapping holds, boolean quiet) {
        return new Section(path(key), noted, holds, problems, notes, quiet);
    }

    private String notedPath(String key) {
        return notedPath.isEmpty() ? key : notedPath + "." + key;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
