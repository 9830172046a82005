package dev.sightline.config;

import dev.sightline.core.file.Sha256;
import java.nio.file.Path;
import java.util.List;

/**
 * A run described in YAML: a file with everything it inherits, and the overrides of the command line laid over it.
 *
 * <p>Loading throws {@link RecipeException} where there is nothing to read: a file that is missing or not YAML, a circle
 * of {@code _base_}. All else that is wrong is collected while the code reads from {@link #root()}, and thrown together
 * by {@link #finish()}:
 *
 * <pre>{@code
 * Recipe recipe = Recipe.load(Path.of("configs/tiny.yaml"), List.of("train.epochs=3"));
 * int epochs = recipe.root().section("train").integer("epochs").between(1, 10000).orElse(100);
 * recipe.finish();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class Recipe {

    private final Path file;
    private final RecipeNode.Mapping tree;
    private final List<String> warnings;
    private final Problems problems;
    private final KeyNotes notes = new KeyNotes();
    private final Section root;
    private boolean finished;

    private Recipe(Path file, Inheritance.Loaded loaded, List<String> overrides, Problems problems) {
        RecipeNode.Mapping merged = loaded.tree();
        for (String override : overrides) {
            merged = KeyOverride.apply(merged, override, problems);
        }
        problems.throwIfFatal();
        this.file = file;
        this.tree = merged;
        this.warnings = Inheritance.warnings(file, loaded);
        this.problems = problems;
        this.root = new Section(tree, problems, notes);
    }

    /**
     * Reads a file with its bases.
     *
     * @param overrides each {@code key.path=value}, later ones win
     * @throws RecipeException if a file cannot be read as YAML, with every such problem
     */
    public static Recipe load(Path file, List<String> overrides) {
        Problems problems = new Problems();
        Origin asked = new Origin(file.toString(), 0);
        return new Recipe(file, new Inheritance(problems).load(file, asked), overrides, problems);
    }

    /**
     * Reads a recipe from memory.
     *
     * @param name stands for the file in messages, and its bases are looked for beside it
     * @throws RecipeException as {@link #load}
     */
    public static Recipe parse(Path name, String yaml, List<String> overrides) {
        Problems problems = new Problems();
        return new Recipe(name, new Inheritance(problems).parse(name, yaml), overrides, problems);
    }

    public Path file() {
        return file;
    }

    /** The file's name without its ending, which also names the folder of its runs. */
    public String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    public Section root() {
        return root;
    }

    /**
     * Ends the reading: from here on every key that was not asked for is unknown.
     *
     * @throws RecipeException if anything is wrong, with all problems in the order of file and line
     */
    public void finish() {
        if (!finished) {
            finished = true;
            root.noteUnknownKeys();
        }
        problems.throwIfAny();
    }

    /** Every key that was asked for so far, with what the reader accepts there, in the order of reading. */
    public List<AskedKey> askedKeys() {
        return notes.asked();
    }

    /** What is accepted but deserves a look, such as inheritance over more than three levels. */
    public List<String> warnings() {
        return warnings;
    }

    /** The merged tree, with the origin of everything in it. */
    public RecipeNode.Mapping tree() {
        return tree;
    }

    /** The merged recipe as YAML with the origin of each key behind it; loading it gives the same values. */
    public String resolvedYaml() {
        return YamlWriter.write(tree);
    }

    /** Every key whose value is another one in {@code other}. */
    public List<RecipeDifference> differences(Recipe other) {
        return RecipeDifference.between(tree, other.tree);
    }

    /** SHA-256 of the merged values as 64 hexadecimal digits: the same wherever and in whichever file they were written. */
    public String fingerprint() {
        return Sha256.hex(YamlWriter.writeValues(tree));
    }
}
