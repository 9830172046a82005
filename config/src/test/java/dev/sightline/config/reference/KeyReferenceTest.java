package dev.sightline.config.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.Section;
import dev.sightline.config.Step;
import dev.sightline.config.contract.ContractKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReferenceTest {

    @Test
    void aKeyIsListedWithWhatItAcceptsAndItsDefault() {
        assertThat(row("optimizer.rate"))
                .isEqualTo(new ReferenceKey("optimizer.rate", "number, between 0 and 1", "`0.01`", "", List.of()));
        assertThat(row("threads").standard()).isEqualTo("the processors of the machine");
        assertThat(row("root").standard()).isEqualTo("required");
    }

    @Test
    void aKeyThatASwitchLeadsToNamesTheSwitch() {
        assertThat(row("optimizer.name").accepted()).isEqualTo("`adam`, `sgd`, `rmsprop`");
        assertThat(row("optimizer.momentum").condition()).isEqualTo("where `optimizer.name` is `sgd` or `rmsprop`");
        assertThat(row("optimizer.centred").condition()).isEqualTo("where `optimizer.name` is `rmsprop`");
    }

    @Test
    void aDefaultThatFollowsFromASwitchIsListedForIt() {
        assertThat(row("epochs").standard()).isEqualTo("`10`; `20` where `long` is `true`");
    }

    @Test
    void keysBelowAnOptionalSectionAreFound() {
        assertThat(row("teacher.weight").condition()).isEmpty();
        assertThat(row("file").condition()).isEmpty();
        assertThat(row("family").condition()).isEqualTo("without `file`");
    }

    @Test
    void settingsOfEveryNamedStepAreFound() {
        assertThat(row("augment").accepted()).isEqualTo("list of `flip`, `crop`");
        assertThat(row("augment[].flip.probability").accepted()).isEqualTo("number, at least 0");
        assertThat(row("augment[].crop.kind").accepted()).isEqualTo("`center`, `corner`");
        assertThat(row("augment[].crop.corner").condition()).isEqualTo("where `augment[].crop.kind` is `corner`");
    }

    @Test
    void namesOfTheUsersOwnAndItemsOfListsAreFound() {
        assertThat(row("freeze[].<name>.until").accepted()).isEqualTo("integer");
        assertThat(row("sizes[].size").standard()).isEqualTo("required");
        assertThat(row("weights.<name>").accepted()).isEqualTo("number, above 0");
    }

    @Test
    void keysThatOnlySomeKindsHaveNameThem() {
        KeyReference reference = KeyReference.ofKinds("task", List.of("a", "b"), recipe -> {
            if (recipe.root().text("task").required().equals("a")) {
                recipe.root().integer("bins").orElse(16);
            }
            recipe.root().flag("fast").orElse(false);
            recipe.finish();
        });

        assertThat(reference.keys())
                .filteredOn(key -> key.path().equals("bins"))
                .extracting(ReferenceKey::kinds)
                .containsExactly(List.of("a"));
        assertThat(reference.keys())
                .filteredOn(key -> key.path().equals("fast"))
                .extracting(ReferenceKey::kinds)
                .containsExactly(List.of());
    }

    @Test
    void aPageHasATableForEachSection() {
        KeyReference reference = KeyReference.of(recipe ->
                recipe.root().section("train").integer("epochs").between(1, 9).orElse(3));
        KeyDescriptions descriptions = KeyDescriptions.parse("train.*: How long.\n");

        assertThat(new ReferencePage("Keys", "All of them.", reference, descriptions).markdown())
                .isEqualTo("""
                        # Keys

                        All of them.

                        ## train

                        | key | accepted | default | meaning |
                        |---|---|---|---|
                        | `train.epochs` | integer, between 1 and 9 | `3` | How long. |
                        """);
    }

    @Test
    void descriptionsThatAreMissingOrUnusedAreNamed() {
        KeyReference reference =
                KeyReference.of(recipe -> recipe.root().flag("fast").orElse(false));
        KeyDescriptions descriptions = KeyDescriptions.parse("# a remark\nslow: Not a key.\n");

        assertThat(reference.undescribed(descriptions)).containsExactly("fast");
        assertThat(descriptions.unused(reference)).containsExactly("slow");
        assertThatThrownBy(() -> KeyDescriptions.parse("a: one\na: two\n")).hasMessageContaining("each path once");
    }

    @Test
    void everyKeyOfAContractIsDescribed() {
        KeyReference reference = ContractKeys.reference();

        assertThat(reference.undescribed(ContractKeys.descriptions()))
                .as("describe these keys in contract-keys.txt")
                .isEmpty();
        assertThat(ContractKeys.descriptions().unused(reference))
                .as("no reader has these keys of contract-keys.txt")
                .isEmpty();
        assertThat(reference.keys())
                .extracting(ReferenceKey::path)
                .contains(
                        "input.resize.min-side",
                        "input.alpha-background",
                        "labels.count",
                        "head.temperature",
                        "head.boxes.strides",
                        "operating-points[].thresholds");
    }

    private static ReferenceKey row(String path) {
        return KeyReference.of(KeyReferenceTest::read).keys().stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key " + path));
    }

    private static void read(Recipe recipe) {
        Section root = recipe.root();
        root.text("root").notBlank().required();
        root.integer("threads").orElse(4, "the processors of the machine");
        optimizer(root.section("optimizer"));
        root.integer("epochs").orElse(root.flag("long").orElse(false) ? 20 : 10);
        if (root.has("teacher")) {
            root.section("teacher").number("weight").orElse(.5);
        }
        if (root.has("file")) {
            root.text("file").required();
        } else {
            root.text("family").orElse("a");
        }
        root.steps("augment").forEach(KeyReferenceTest::step);
        root.steps("freeze").forEach(step -> step.settings().integer("until").optional());
        root.sections("sizes").forEach(size -> size.integer("size").required());
        Section weights = root.section("weights");
        weights.names().forEach(name -> weights.number(name).positive().required());
        recipe.finish();
    }

    private static void optimizer(Section section) {
        String name = section.text("name").oneOf("adam", "sgd", "rmsprop").orElse("adam");
        section.number("rate").between(0, 1).orElse(.01);
        if (!name.equals("adam")) {
            section.number("momentum").orElse(.9);
        }
        if (name.equals("rmsprop")) {
            section.flag("centred").orElse(false);
        }
    }

    private static void step(Step step) {
        if (step.name().equals("flip")) {
            step.settings().number("probability").atLeast(0).orElse(1);
        } else if (step.name().equals("crop")) {
            String kind = step.settings().text("kind").oneOf("center", "corner").orElse("center");
            if (kind.equals("corner")) {
                step.settings().integer("corner").orElse(0);
            }
        } else {
            step.unknown(List.of("flip", "crop"));
        }
    }
}
