package dev.sightline.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.augment.AugmentationSource;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.data.augment.Scenes;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of augmentation that recipes can name keeps to. */
class AugmentationContractTest {

    private static final int ROUNDS = 12;
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final InputContract CONTRACT = Scenes.blackLetterbox(WIDTH, HEIGHT);

    private static final AugmentationSource NOISY = noisy();

    /** One kind as one task reads it. */
    record Case(AugmentationKind kind, AnnotationKind target) {
        Set<AnnotationKind> targets() {
            return Set.of(target);
        }

        @Override
        public String toString() {
            return kind.name() + " for " + target.text();
        }
    }

    static Stream<Case> everyKindForEveryTarget() {
        return AugmentationList.kinds().stream()
                .flatMap(kind -> kind.targets().stream().sorted().map(target -> new Case(kind, target)));
    }

    static Stream<AugmentationKind> kinds() {
        return AugmentationList.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryTarget")
    void aBareNameIsReadAndGivesTheAugmentationOfThatName(Case one) {
        Augmentation read = read(one, one.kind().name());
        assertThat(read.name()).isEqualTo(one.kind().name());
        assertThat(read.targets()).contains(one.target());
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryTarget")
    void anUnknownKeyIsReportedAndEveryKeyIsRead(Case one) {
        List<String> keys = keys(one);
        for (String key : keys) {
            assertThatThrownBy(() -> read(one, one.kind().name() + ": {" + key + ": [nonsense]}"))
                    .isInstanceOf(RecipeException.class)
                    .hasMessageContaining("augment.0." + one.kind().name() + "." + key + " must be");
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryTarget")
    void onePlaceOfTheRunGivesOneCanvasOfTheInputsSize(Case one) {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(read(one, eager(one))), CONTRACT);
        boolean different = false;
        for (int round = 0; round < ROUNDS; round++) {
            AugmentedSample first = draw(pipeline, round);
            AugmentedSample second = draw(pipeline, round);
            assertThat(first.canvas().width()).isEqualTo(WIDTH);
            assertThat(first.canvas().height()).isEqualTo(HEIGHT);
            assertThat(second.canvas().rgb()).isEqualTo(first.canvas().rgb());
            assertThat(second.targets().boxes()).isEqualTo(first.targets().boxes());
            assertThat(second.classes().shares()).isEqualTo(first.classes().shares());
            different |= !Arrays.equals(first.canvas().rgb(), plain().canvas().rgb());
        }
        if (!Set.of("no-crop", "color-jitter", "copy-paste").contains(one.kind().name())) {
            assertThat(different).as("some canvas is changed").isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindForEveryTarget")
    void aProbabilityOfZeroLeavesTheImageAlone(Case one) {
        if (!keys(one).contains("probability")) {
            return;
        }
        Augmentation never = read(one, one.kind().name() + ": {probability: 0}");
        for (int round = 0; round < ROUNDS; round++) {
            AugmentedSample drawn = draw(new AugmentationPipeline(List.of(never), CONTRACT), round);
            assertThat(drawn.canvas().rgb()).isEqualTo(plain().canvas().rgb());
            assertThat(drawn.targets().boxes()).isEqualTo(plain().targets().boxes());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aTargetThatCannotBeCarriedAlongIsRefusedWithThoseThatCan(AugmentationKind kind) {
        for (AnnotationKind target : AnnotationKind.values()) {
            if (!kind.targets().contains(target)) {
                assertThatThrownBy(() -> read(new Case(kind, target), kind.name()))
                        .isInstanceOf(RecipeException.class)
                        .hasMessageContaining(
                                kind.name() + " cannot carry " + target.text() + " along; accepted here: ")
                        .hasMessageContaining("horizontal-flip");
            }
        }
    }

    private static AugmentedSample draw(AugmentationPipeline pipeline, int round) {
        return pipeline.augment(NOISY, 0, new RunPosition(5, 0, 30, round)).orElseThrow();
    }

    private static AugmentationSource noisy() {
        List<Sample> samples = new ArrayList<>();
        for (int label = 0; label < 6; label++) {
            samples.add(Scenes.sample(label, 90, 70, Box.Pixels.ofSize(20, 15, 40, 30)));
        }
        return Scenes.source(samples, sample -> {
            byte[] rgb = new byte[sample.width() * sample.height() * 3];
            new Random(sample.id().hashCode()).nextBytes(rgb);
            return Optional.of(new Image(sample.width(), sample.height(), rgb));
        });
    }

    private static AugmentedSample plain() {
        return draw(new AugmentationPipeline(List.of(), CONTRACT), 0);
    }

    /** The kind with a probability of 1 where it has one. */
    private static String eager(Case one) {
        return keys(one).contains("probability")
                ? one.kind().name() + ": {probability: 1}"
                : one.kind().name();
    }

    /** The keys that the reader accepts, found from its message for one that it does not. */
    private static List<String> keys(Case one) {
        Optional<String> problem = Optional.empty();
        try {
            read(one, one.kind().name() + ": {zzzzzzzzzzzzzzzz: 1}");
        } catch (RecipeException e) {
            problem = Optional.ofNullable(e.getMessage());
        }
        assertThat(problem).isPresent();
        Matcher accepted =
                Pattern.compile("zzz is not a known key; accepted here: (.*)").matcher(problem.get());
        if (accepted.find()) {
            return List.of(accepted.group(1).split(", "));
        }
        assertThat(problem.get()).contains("has no keys");
        return List.of();
    }

    private static Augmentation read(Case one, String item) {
        Recipe recipe = Recipe.parse(Path.of("a.yaml"), "augment:\n  - " + item + "\n", List.of());
        List<Augmentation> read = AugmentationReader.read(recipe.root(), one.targets());
        recipe.finish();
        return read.get(0);
    }
}
