package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {

    @TempDir
    Path folder;

    private Path write(String name, String yaml) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, yaml);
    }

    private Recipe load(String name, String... overrides) {
        return Recipe.load(folder.resolve(name), List.of(overrides));
    }

    /** The resolved recipe without its comments and spare blanks. */
    private static String values(Recipe recipe) {
        return recipe.resolvedYaml().replaceAll(" *#.*", "").strip();
    }

    private String message(String name, String... overrides) {
        try {
            load(name, overrides).finish();
            return "nothing wrong";
        } catch (RecipeException e) {
            return String.valueOf(e.getMessage()).replace(folder + "/", "");
        }
    }

    @Test
    void theFileWinsOverItsBasesAndLaterBasesOverEarlier() throws IOException {
        write("_base_/one.yaml", "a: 1\nb: 1\nc: {x: 1, y: 1}\nlist: [1, 2]\n");
        write("_base_/two.yaml", "b: 2\nc: {y: 2}\n");
        write("top.yaml", "_base_: [_base_/one.yaml, _base_/two.yaml]\nc:\n  z: 3\nlist: [9]\n");
        assertThat(values(load("top.yaml"))).isEqualTo("""
                a: 1
                b: 2
                c:
                  x: 1
                  y: 2
                  z: 3
                list: [9]""");
    }

    @Test
    void originsFollowEachKeyThroughInheritanceAndOverrides() throws IOException {
        write("base.yaml", "train:\n  epochs: 10\n  lr: 0.1\n");
        write("top.yaml", "_base_: base.yaml\ntrain:\n  lr: 0.2\n");
        assertThat(load("top.yaml", "train.seed=7", "data.root=../x")
                        .resolvedYaml()
                        .replace(folder + "/", ""))
                .isEqualTo("""
                        train:  # top.yaml:2
                          epochs: 10  # base.yaml:2
                          lr: 0.2  # top.yaml:3
                          seed: 7  # -o train.seed
                        data:  # -o data.root
                          root: ../x  # -o data.root
                        """);
    }

    @Test
    void deleteDropsWhatIsInherited() throws IOException {
        write("base.yaml", "optimizer:\n  sgd: {momentum: .9}\n  clip: 5\n");
        write("top.yaml", "_base_: base.yaml\noptimizer:\n  _delete_: true\n  adam: {beta: .9}\n");
        write("kept.yaml", "_base_: base.yaml\noptimizer: {_delete_: false, clip: 1}\n");
        write("wrong.yaml", "_base_: base.yaml\noptimizer: {_delete_: 1}\n");
        assertThat(values(load("top.yaml"))).isEqualTo("optimizer:\n  adam:\n    beta: .9");
        assertThat(values(load("kept.yaml"))).contains("momentum: .9", "clip: 1");
        assertThat(message("wrong.yaml")).contains("wrong.yaml:2: _delete_ must be true or false, received 1");
    }

    @Test
    void aCircleOfBasesNamesTheChain() throws IOException {
        write("a.yaml", "x: 1\n_base_: b.yaml\n");
        write("b.yaml", "_base_: sub/c.yaml\n");
        write("sub/c.yaml", "_base_: ../a.yaml\n");
        assertThat(message("a.yaml"))
                .isEqualTo("sub/c.yaml:1: _base_ leads back to itself: a.yaml -> b.yaml -> sub/c.yaml -> a.yaml");
    }

    @Test
    void aBaseReachedTwoWaysIsNoCircleAndManyWaysTakeNoTime() throws IOException {
        write("0.yaml", "a: 1\n");
        for (int i = 1; i <= 18; i++) {
            write(i + ".yaml", "_base_: [%d.yaml, %d.yaml]\n".formatted(i - 1, i - 1));
        }
        assertThat(values(load("18.yaml"))).isEqualTo("a: 1");
    }

    @Test
    void endlessInheritanceStops() throws IOException {
        for (int i = 0; i < 40; i++) {
            write(i + ".yaml", "_base_: %d.yaml\n".formatted(i + 1));
        }
        assertThat(message("0.yaml")).contains("_base_ goes more than 20 files deep: 0.yaml -> 1.yaml");
    }

    @Test
    void moreThanThreeLevelsWarn() throws IOException {
        write("0.yaml", "a: 1\n");
        for (int i = 1; i <= 4; i++) {
            write(i + ".yaml", "_base_: %d.yaml\n".formatted(i - 1));
        }
        assertThat(load("3.yaml").warnings()).isEmpty();
        assertThat(load("4.yaml").warnings())
                .containsExactly(folder.resolve("4.yaml")
                        + ": inherits through 4 levels of _base_; more than 3 are hard to follow");
    }

    @Test
    void problemsOfEveryFileAreReportedTogether() throws IOException {
        write("top.yaml", "_base_: [missing.yaml, bad.yaml, list.yaml, 7]\na: &x 1\n");
        write("bad.yaml", "a: 1\nb: [1\nc: 2\n");
        write("list.yaml", "- a\n");
        assertThat(message("top.yaml").lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith(
                        "bad.yaml:3: not valid YAML: while parsing a flow sequence: expected ',' or ']'"))
                .contains("list.yaml:1: a recipe is made of keys and values, received a list of 1 item")
                .contains("top.yaml:1: the recipe missing.yaml is not a file")
                .contains("top.yaml:1: _base_ must be a file or a list of files, received 7")
                .contains("top.yaml:2: an anchor (&) is not accepted; share settings by _base_");
    }

    @Test
    void filesThatAreNotRecipesAreNamed() throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
        assertThat(message("latin.yaml")).isEqualTo("latin.yaml: not a text file in UTF-8");
        assertThat(message("huge.yaml"))
                .isEqualTo("huge.yaml: a recipe may have at most 1048576 bytes, this file has 1048577");
        assertThat(message("none.yaml")).isEqualTo("none.yaml: the recipe none.yaml is not a file");
    }

    @Test
    void anEmptyFileIsARecipeWithoutKeysAndAMarkOfByteOrderIsSkipped() throws IOException {
        write("empty.yaml", "");
        write("comment.yaml", "# nothing yet\n");
        write("mark.yaml", "\uFEFFa: 1\n");
        assertThat(load("empty.yaml").resolvedYaml()).isEqualTo("{}\n");
        assertThat(load("comment.yaml").resolvedYaml()).isEqualTo("{}\n");
        assertThat(values(load("mark.yaml"))).isEqualTo("a: 1");
    }

    @Test
    void sharingInsideAFileIsRefusedSoThatItCannotGrow() throws IOException {
        StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
        for (int i = 1; i < 100; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        write("laughs.yaml", laughs.toString());
        assertThat(message("laughs.yaml"))
                .contains("laughs.yaml:2: the alias *a0 is not accepted; share settings by _base_")
                .contains("more problems");
    }

    @Test
    void tagsSecondDocumentsAndDeepNestingAreRefused() throws IOException {
        write("tag.yaml", "a: !!str 5\n");
        write("two.yaml", "a: 1\n---\nb: 2\n");
        write("deep.yaml", "a: " + "[".repeat(40) + "]".repeat(40));
        write("key.yaml", "\"" + "k".repeat(300) + "\": 1\n");
        assertThat(message("tag.yaml")).contains("tag.yaml:1: a tag (!) is not accepted");
        assertThat(message("two.yaml")).contains("only one YAML document is accepted, a second one begins here");
        assertThat(message("deep.yaml")).contains("deep.yaml:1: nested deeper than 32 levels");
        assertThat(message("key.yaml")).contains("a key has 300 characters; at most 200 are accepted");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "train.epochs=3              | train.epochs         | 3",
                "train.lr=1e-3               | train.lr             | 1e-3",
                "new.section.key=x           | new.section.key      | x",
                "labels=[a, b]               | labels               | [a, b]",
                "labels.1=z                  | labels               | [x, z]",
                "augment.0.mosaic.probability=1 | augment.0.mosaic.probability | 1",
                "augment.1.flip.probability=.1  | augment.1.flip.probability   | .1",
                "train={epochs: 9}           | train.epochs         | 9",
                "train={epochs: 9}           | train.lr             | 0.1",
                "data.root=a b=c             | data.root            | `\"a b=c\"`",
                "train.epochs=               | train.epochs         | null",
                "empty.key=1                 | empty.key            | 1",
            })
    void anOverrideReachesItsKey(String override, String path, String expected) throws IOException {
        write("top.yaml", """
                train: {epochs: 60, lr: 0.1}
                labels: [x, y]
                empty:
                augment:
                  - mosaic: {probability: .5}
                  - flip
                """);
        RecipeNode node = load("top.yaml", override).tree();
        for (String key : path.split("\\.", -1)) {
            node = node instanceof RecipeNode.Sequence list
                    ? list.items().get(Integer.parseInt(key))
                    : ((RecipeNode.Mapping) node).value(key).orElseThrow();
        }
        RecipeNode.Mapping shown =
                RecipeNode.Mapping.empty(node.origin()).with("v", new RecipeNode.Entry(node.origin(), node));
        assertThat(YamlWriter.write(shown).replaceAll("  #.*", "").strip()).isEqualTo("v: " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs            | -o epochs: an override is written key.path=value, received 'epochs'",
                "=3                | -o : an override is written key.path=value, received '=3'",
                "a..b=3            | -o a..b: an override is written key.path=value, received 'a..b=3'",
                "labels.2=z        | -o labels.2: labels is a list without item '2': its items are numbered 0 to 1",
                "labels.x=z        | -o labels.x: labels is a list without item 'x': its items are numbered 0 to 1",
                "a.b.c=1           | -o a.b.c: a has no key 'b': it is 1",
                "_base_=b.yaml     | -o _base_: _base_ belongs in a file; an override cannot change it",
            })
    void anOverrideThatCannotBeLaidIsNamed(String override, String message) throws IOException {
        write("top.yaml", "labels: [x, y]\na: 1\n");
        assertThat(message("top.yaml", override)).contains(message);
    }

    @Test
    void anOverrideThatIsNotYamlIsNamed() throws IOException {
        write("top.yaml", "a: 1\n");
        assertThat(message("top.yaml", "a=[1", "b=\"x")).contains("-o a: not valid YAML: ", "-o b: not valid YAML: ");
    }

    @Test
    void laterOverridesWinAndTheirMistakesCarryTheirKey() throws IOException {
        write("top.yaml", "epochs: 60\n");
        Recipe recipe = load("top.yaml", "epochs=3", "epochs=0");
        recipe.root().integer("epochs").positive().orElse(1);
        assertThatThrownBy(recipe::finish).hasMessage("-o epochs: epochs must be at least 1, received 0");
    }

    @Test
    void theNameOfARecipeIsItsFileWithoutEnding() {
        assertThat(Recipe.parse(Path.of("configs/yolov8_n-1x.yaml"), "", List.of())
                        .name())
                .isEqualTo("yolov8_n-1x");
    }

    @Test
    void theFingerprintFollowsTheValuesAndNotTheirPlaces() throws IOException {
        write("base.yaml", "train: {epochs: 10}\n");
        write("inherited.yaml", "_base_: base.yaml\n");
        write("own.yaml", "# a remark\ntrain:\n  epochs: 10\n");
        assertThat(load("inherited.yaml").fingerprint())
                .hasSize(64)
                .isEqualTo(load("own.yaml").fingerprint())
                .isNotEqualTo(load("own.yaml", "train.epochs=11").fingerprint());
    }
}
