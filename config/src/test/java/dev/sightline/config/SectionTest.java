package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {

    private static Recipe recipe(String yaml) {
        return Recipe.parse(Path.of("a.yaml"), yaml, List.of());
    }

    /** What finish() reports after the reading. */
    private static List<String> problems(String yaml, Consumer<Section> reading) {
        Recipe recipe = recipe(yaml);
        reading.accept(recipe.root());
        try {
            recipe.finish();
            return List.of();
        } catch (RecipeException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void everyKindOfValueIsRead() {
        Section root = recipe("""
                epochs: 60
                lr: 1e-3
                fast: true
                family: yolov8
                labels: [a, "2"]
                scales: [.5, 2]
                steps: [30, 45]
                model:
                  scale: n
                """).root();
        assertThat(root.integer("epochs").between(1, 100).orElse(1)).isEqualTo(60);
        assertThat(root.number("lr").positive().required()).isEqualTo(1e-3);
        assertThat(root.flag("fast").orElse(false)).isTrue();
        assertThat(root.text("family").oneOf("yolov8", "yolox").required()).isEqualTo("yolov8");
        assertThat(root.texts("labels").required()).containsExactly("a", "2");
        assertThat(root.numbers("scales").required()).containsExactly(.5, 2.0);
        assertThat(root.integers("steps").sized(2).required()).containsExactly(30, 45);
        assertThat(root.section("model").text("scale").required()).isEqualTo("n");
        assertThat(root.section("model").origin()).hasToString("a.yaml:9");
    }

    @Test
    void absentAndEmptyKeysTakeTheDefault() {
        Recipe recipe = recipe("lr: null\nfast: ~\nmodel:\n");
        Section root = recipe.root();
        assertThat(root.number("lr").orElse(.1)).isEqualTo(.1);
        assertThat(root.flag("fast").optional()).isEmpty();
        assertThat(root.has("fast")).isFalse();
        assertThat(root.section("model").integer("width").orElse(8)).isEqualTo(8);
        assertThat(root.section("absent").texts("labels").orElse(List.of("x"))).containsExactly("x");
        assertThat(root.sections("stages")).isEmpty();
        assertThat(root.steps("augment")).isEmpty();
        recipe.finish();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0             | must be between 1 and 10000, received 0",
                "1.5           | must be an integer, received 1.5",
                "99999999999   | must be an integer between -2147483648 and 2147483647, received 99999999999",
                "010           | must be an integer, received the text \"010\"",
                "\"5\"         | must be an integer, received the text \"5\"",
                "true          | must be an integer, received true",
                "[1]           | must be an integer, received a list of 1 item",
                "{a: 1}        | must be an integer, received a section with the keys a",
            })
    void anIntegerOfTheWrongKindOrRangeIsNamedOnce(String written, String message) {
        assertThat(problems(
                        "\ntrain:\n  epochs: " + written,
                        root -> root.section("train")
                                .integer("epochs")
                                .between(1, 10000)
                                .atLeast(1)
                                .required()))
                .containsExactly("a.yaml:3: train.epochs " + message);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                ".nan  | must be a finite number, received the text \".nan\"",
                ".inf  | must be a finite number, received the text \".inf\"",
                "NaN   | must be a finite number, received the text \"NaN\"",
                "1e999 | must be a finite number, received 1e999",
                "-0.5  | must be above 0, received -0.5",
                "fast  | must be a finite number, received the text \"fast\"",
            })
    void aNumberMustBeFiniteAndInRange(String written, String message) {
        assertThat(problems(
                        "lr: " + written, root -> root.number("lr").positive().orElse(1)))
                .containsExactly("a.yaml:1: lr " + message);
    }

    @Test
    void boundsOfNumbersAreShownAsAPersonWritesThem() {
        assertThat(problems("p: 1.5", root -> root.number("p").between(0, 1).orElse(0)))
                .containsExactly("a.yaml:1: p must be between 0 and 1, received 1.5");
        assertThat(problems("p: -1", root -> root.number("p").atLeast(.25).orElse(1)))
                .containsExactly("a.yaml:1: p must be at least 0.25, received -1");
    }

    @Test
    void yesIsATextAndNotAFlag() {
        assertThat(problems("fast: yes", root -> root.flag("fast").orElse(false)))
                .containsExactly("a.yaml:1: fast must be true or false, received the text \"yes\"");
    }

    @Test
    void aMistypedWordIsReportedWithTheLikelyOne() {
        assertThat(problems(
                        "family: yolo8",
                        root -> root.text("family").oneOf("yolov8", "fcos").orElse("")))
                .containsExactly("a.yaml:1: family must be one of yolov8, fcos, received the text \"yolo8\";"
                        + " did you mean yolov8?");
        assertThat(problems(
                        "family: 8", root -> root.text("family").oneOf("yolov8").orElse("")))
                .containsExactly("a.yaml:1: family must be a text, received 8");
        assertThat(problems("name: ''", root -> root.text("name").notBlank().orElse("x")))
                .containsExactly("a.yaml:1: name must be a text that is not blank, received the text \"\"");
    }

    @Test
    void itemsOfAListAreReportedAtTheirOwnLines() {
        assertThat(problems(
                        "labels:\n  - a\n  - 7\n  - [b]\n",
                        root -> root.texts("labels").required()))
                .containsExactly(
                        "a.yaml:3: labels.1 must be a text, received 7",
                        "a.yaml:4: labels.2 must be a text, received a list of 1 item");
        assertThat(problems(
                        "size: [1, 2, 3]",
                        root -> root.integers("size").sized(2).required()))
                .containsExactly("a.yaml:1: size must have 2 items, received 3: [1, 2, 3]");
        assertThat(problems(
                        "labels: []", root -> root.texts("labels").notEmpty().required()))
                .containsExactly("a.yaml:1: labels must be a list of at least one item, received a list of 0 items");
        assertThat(problems("labels: a", root -> root.texts("labels").required()))
                .containsExactly("a.yaml:1: labels must be a list, each item a text, received the text \"a\"");
    }

    @Test
    void aMissingRequiredKeyIsReportedAtItsSection() {
        assertThat(problems("\nmodel:\n  scale: n\n", root -> {
                    root.section("model").text("scale").required();
                    assertThat(root.section("model")
                                    .integer("width")
                                    .between(8, 64)
                                    .required())
                            .isEqualTo(8);
                }))
                .containsExactly("a.yaml:3: model.width is missing; an integer is" + " required");
    }

    @Test
    void unknownKeysNameTheNearestKnownOne() {
        assertThat(problems("train:\n  ephocs: 3\n  xyz: 1\nmodle: {a: 1}\n", root -> {
                    root.section("train").integer("epochs").orElse(1);
                    root.section("train").number("lr").orElse(1);
                    root.section("model");
                }))
                .containsExactly(
                        "a.yaml:2: train.ephocs is not a known key; did you mean epochs?",
                        "a.yaml:3: train.xyz is not a known key; accepted here: epochs, lr",
                        "a.yaml:4: modle is not a known key; did you mean model?");
    }

    @Test
    void unknownKeysAreFoundInListsAndSteps() {
        assertThat(problems("stages:\n  - {widht: 1}\naugment:\n  - mosaic:\n      prob: 1\n  - flip\n", root -> {
                    root.sections("stages").get(0).integer("width").orElse(1);
                    Step mosaic = root.steps("augment").get(0);
                    mosaic.settings().number("probability").orElse(1);
                }))
                .containsExactly(
                        "a.yaml:2: stages.0.widht is not a known key; did you mean width?",
                        "a.yaml:5: augment.0.mosaic.prob is not a known key; accepted here: probability");
    }

    @Test
    void aRetiredKeyNamesWhatToUse() {
        assertThat(problems("weights: a\n", root -> {
                    root.retired("weights", "use start.from");
                    root.retired("never-written", "use another");
                }))
                .containsExactly("a.yaml:1: weights is retired: use start.from");
    }

    @Test
    void stepsMayBeBareNamesAndKeepTheirOrder() {
        List<Step> steps = recipe("augment:\n  - mosaic: {probability: .5}\n  - horizontal-flip\n  - mix.up:\n")
                .root()
                .steps("augment");
        assertThat(steps).extracting(Step::name).containsExactly("mosaic", "horizontal-flip", "mix.up");
        assertThat(steps.get(0).settings().number("probability").required()).isEqualTo(.5);
        assertThat(steps.get(1).settings().number("probability").orElse(1)).isEqualTo(1);
        assertThat(steps.get(1).settings().path()).isEqualTo("augment.1.horizontal-flip");
    }

    @Test
    void aDefectiveSectionIsReportedOnceAndNotForItsMissingKeys() {
        assertThat(problems("model: n\nstages: 3\naugment:\n  - [a]\n  - {a: 1, b: 2}\n  - a: 7\n", root -> {
                    root.section("model").text("family").required();
                    root.sections("stages");
                    root.steps("augment")
                            .forEach(step -> step.settings().integer("x").required());
                }))
                .containsExactly(
                        "a.yaml:1: model must be a section of keys and values, received the text \"n\"",
                        "a.yaml:2: stages must be a list of sections, received 3",
                        "a.yaml:4: augment.0 must be a name or one name with its settings, received a list of 1 item",
                        "a.yaml:5: augment.1 must be a name or one name with its settings, received a section with the"
                                + " keys a, b",
                        "a.yaml:6: augment.2.a must be a section of keys and values, received 7");
    }

    @Test
    void theReaderMayAddItsOwnProblemsAndIgnoreTheRest() {
        assertThat(problems("min: 5\nmax: 3\nodd: 1\n", root -> {
                    root.integer("min").orElse(0);
                    root.problem("max", "must be at least min (5), received 3");
                    root.ignoreOthers();
                }))
                .containsExactly("a.yaml:2: max must be at least min (5), received 3");
    }

    @Test
    void askingTwiceForASectionReportsItOnce() {
        assertThat(problems("model: 1\n", root -> {
                    root.section("model");
                    root.section("model");
                }))
                .hasSize(1);
    }

    @Test
    void allProblemsComeTogetherInTheOrderOfTheLines() {
        Recipe recipe = recipe("c: x\nb: 0\na: yes\nzz: 1\nb: 2\n");
        recipe.root().flag("a").orElse(false);
        recipe.root().integer("b").positive().orElse(1);
        recipe.root().number("c").orElse(1);
        recipe.root().text("d").required();
        assertThatThrownBy(recipe::finish).isInstanceOf(RecipeException.class).hasMessage("""
                        a.yaml:1: c must be a finite number, received the text "x"
                        a.yaml:1: d is missing; a text is required
                        a.yaml:2: b must be at least 1, received 0
                        a.yaml:3: a must be true or false, received the text "yes"
                        a.yaml:4: zz is not a known key; did you mean a?
                        a.yaml:5: the key 'b' is given twice in one section, first at a.yaml:2""");
    }

    @Test
    void anUnknownStepIsReportedWithTheNearestAndItsSettingsAreLeftUnread() {
        assertThat(problems(
                        "augment:\n  - mosaik: {probability: 1}\n  - blur\n",
                        root -> root.steps("augment").forEach(step -> step.unknown(List.of("hsv", "mosaic")))))
                .containsExactly(
                        "a.yaml:2: augment.0.mosaik is not a known step; did you mean mosaic?",
                        "a.yaml:3: augment.1.blur is not a known step; accepted here: hsv, mosaic");
    }
}
