package dev.sightline.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.geometry.RandomCrop;
import dev.sightline.data.geometry.VerticalFlip;
import dev.sightline.data.mixing.Mixup;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.HsvJitter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationReaderTest {

    record Case(String yaml, Augmentation expected) {
        @Override
        public String toString() {
            return yaml;
        }
    }

    static Stream<Case> defaults() {
        return Stream.of(
                new Case("mosaic", new Mosaic(1, 10)),
                new Case("mixup", new Mixup(.1, 32, 10)),
                new Case("random-crop", new RandomCrop(.5, .5, 2)),
                new Case("random-affine", new RandomAffine(0, .1, .5, 0)),
                new Case("horizontal-flip", new HorizontalFlip(.5)),
                new Case("vertical-flip", new VerticalFlip(.5)),
                new Case("hsv", new HsvJitter(.015, .7, .4)));
    }

    static Stream<Case> everyKey() {
        return Stream.of(
                new Case("mosaic: {probability: .7, off-last-epochs: 3}", new Mosaic(.7, 3)),
                new Case("mixup: {probability: .2, alpha: 8, off-last-epochs: 0}", new Mixup(.2, 8, 0)),
                new Case("random-crop: {probability: 1, min-scale: .6, max-aspect-ratio: 3}", new RandomCrop(1, .6, 3)),
                new Case(
                        "random-affine: {rotation-degrees: 10, translate: .2, scale: .9, shear-degrees: 2}",
                        new RandomAffine(10, .2, .9, 2)),
                new Case("horizontal-flip: {probability: 1}", new HorizontalFlip(1)),
                new Case("vertical-flip: {probability: 0}", new VerticalFlip(0)),
                new Case("hsv: {hue: .1, saturation: .2, value: .3}", new HsvJitter(.1, .2, .3)));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void aBareNameTakesTheDefaults(Case one) {
        assertThat(read("augment:\n  - " + one.yaml())).containsExactly(one.expected());
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void everyKeyIsRead(Case one) {
        assertThat(read("augment:\n  - " + one.yaml())).containsExactly(one.expected());
    }

    @Test
    void namesAreThoseTheAugmentationsGiveThemselves() {
        assertThat(defaults()).allMatch(one -> one.yaml().equals(one.expected().name()));
    }

    @Test
    void noListMeansNoAugmentation() {
        assertThat(read("epochs: 3")).isEmpty();
    }

    @Test
    void allProblemsAreReportedTogetherWithTheirLines() {
        String yaml = """
                augment:
                  - mosaik: {probability: 2}
                  - hsv: {hue: 0.6, value: -1}
                  - random-crop: {min-scale: 0}
                  - hsv
                  - mosaic: {probabilty: 1}
                """;
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(RecipeException.class).hasMessage("""
                a.yaml:2: augment.0.mosaik is not a known step; did you mean mosaic?
                a.yaml:3: augment.1.hsv.hue must be between 0 and 0.5, received 0.6
                a.yaml:3: augment.1.hsv.value must be between 0 and 1, received -1
                a.yaml:4: augment.2.random-crop.min-scale must be between 0.01 and 1, received 0
                a.yaml:5: augment.3.hsv is listed twice; each kind applies at most once
                a.yaml:6: augment.4.mosaic.probabilty is not a known key; did you mean probability?""");
    }

    private static List<Augmentation> read(String yaml) {
        Recipe recipe = Recipe.parse(Path.of("a.yaml"), yaml, List.of());
        List<Augmentation> augmentations = AugmentationReader.read(recipe.root(), Set.of(AnnotationKind.BOX));
        recipe.root().has("epochs");
        recipe.finish();
        return augmentations;
    }
}
