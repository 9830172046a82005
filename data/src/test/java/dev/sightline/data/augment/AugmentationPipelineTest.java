package dev.sightline.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.Sample;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.geometry.RandomCrop;
import dev.sightline.data.geometry.VerticalFlip;
import dev.sightline.data.mixing.Mixup;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.HsvJitter;
import dev.sightline.image.Image;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationPipelineTest {

    private static final InputContract CONTRACT = Scenes.blackLetterbox(64, 64);
    private static final List<Sample> SAMPLES = IntStream.range(0, 8)
            .mapToObj(label -> Scenes.sample(label, 64, 32, Box.Pixels.ofSize(10 + label, 8, 20, 12)))
            .toList();

    private static Optional<Image> objects(Sample sample) {
        return Optional.of(Scenes.objects(sample));
    }

    @Test
    void withoutAugmentationsTheCanvasIsTheImageAsTheContractPlacesIt() {
        AugmentedSample drawn = draw(at(0, 0), AugmentationPipelineTest::objects);
        assertThat(drawn.targets().boxes()).containsExactly(10, 24, 30, 36);
        assertThat(drawn.targets().labels()).containsExactly(0);
        Image source = Scenes.objects(SAMPLES.get(0));
        assertThat(Arrays.copyOfRange(drawn.canvas().rgb(), 16 * 64 * 3, 48 * 64 * 3))
                .isEqualTo(source.rgb());
        assertThat(Arrays.copyOf(drawn.canvas().rgb(), 16 * 64 * 3)).containsOnly(0);
    }

    @Test
    void aShrunkCopyGivesTheSameBoxesAsTheWholeImage() {
        Sample large = Scenes.sample(1, 640, 320, Box.Pixels.ofSize(100, 80, 200, 120));
        Image copy = new Image(64, 32, new byte[64 * 32 * 3]);
        AugmentedSample drawn = new AugmentationPipeline(List.of(), CONTRACT)
                .augment(Scenes.source(List.of(large), sample -> Optional.of(copy)), 0, at(0, 0))
                .orElseThrow();
        assertThat(drawn.targets().boxes()).containsExactly(10, 24, 30, 36);
    }

    @Test
    void onePlaceOfTheRunAlwaysGivesTheSameCanvas() {
        AugmentedSample first = draw(at(3, 5), AugmentationPipelineTest::objects, everything());
        AugmentedSample second = draw(at(3, 5), AugmentationPipelineTest::objects, everything());
        assertThat(second.canvas().rgb()).isEqualTo(first.canvas().rgb());
        assertThat(second.targets().boxes()).isEqualTo(first.targets().boxes());
        assertThat(second.targets().labels()).isEqualTo(first.targets().labels());
    }

    @Test
    void seedEpochAndPositionEachChangeTheCanvas() {
        byte[] here = draw(at(3, 5), AugmentationPipelineTest::objects, everything())
                .canvas()
                .rgb();
        assertThat(draw(at(4, 5), AugmentationPipelineTest::objects, everything())
                        .canvas()
                        .rgb())
                .isNotEqualTo(here);
        assertThat(draw(at(3, 6), AugmentationPipelineTest::objects, everything())
                        .canvas()
                        .rgb())
                .isNotEqualTo(here);
        RunPosition otherSeed = new RunPosition(100, 3, 10, 5);
        assertThat(draw(otherSeed, AugmentationPipelineTest::objects, everything())
                        .canvas()
                        .rgb())
                .isNotEqualTo(here);
    }

    @Test
    void mosaicAndMixUpAreOffInTheLastEpochs() {
        Augmentation[] augmentations = {new Mosaic(1, 3), new Mixup(1, 32, 4)};
        assertThat(draw(at(5, 0), AugmentationPipelineTest::objects, augmentations)
                        .targets()
                        .size())
                .isGreaterThan(2);
        for (int position = 0; position < 5; position++) {
            assertThat(draw(at(7, position), AugmentationPipelineTest::objects, augmentations)
                            .targets()
                            .labels())
                    .containsExactly(0);
        }
    }

    @Test
    void switchingOneAugmentationOffLeavesTheOthersDraws() {
        HsvJitter colours = new HsvJitter(.1, .5, .5);
        Function<Sample, Optional<Image>> grey = sample -> Optional.of(uniform(sample, 100));
        byte[] alone = draw(at(2, 1), grey, colours).canvas().rgb();
        byte[] flipped =
                draw(at(2, 1), grey, new HorizontalFlip(1), colours).canvas().rgb();
        assertThat(flipped).isEqualTo(alone);
    }

    @Test
    void mixUpBlendsBothCanvasesAndKeepsTheBoxesOfBoth() {
        Function<Sample, Optional<Image>> grey =
                sample -> Optional.of(uniform(sample, 10 * sample.boxes().get(0).label()));
        AugmentedSample drawn = draw(at(0, 1), grey, new Mixup(1, 1000, 0));
        assertThat(drawn.targets().size()).isEqualTo(2);
        int other = drawn.targets().labels()[1];
        assertThat(other).as("a seed that draws another sample").isNotZero();
        assertThat(drawn.canvas().rgb()[(32 * 64 + 32) * 3] & 255).isBetween(5 * other - 3, 5 * other + 3);
    }

    @Test
    void aMosaicGoesOnWithoutAnUnreadableImage() {
        Function<Sample, Optional<Image>> onlyEven = sample ->
                sample.boxes().get(0).label() % 2 == 0 ? Optional.of(Scenes.objects(sample)) : Optional.empty();
        for (int position = 0; position < 10; position++) {
            Targets targets = draw(at(0, position), onlyEven, new Mosaic(1, 0)).targets();
            assertThat(Arrays.stream(targets.labels()).boxed()).allMatch(label -> label % 2 == 0);
        }
    }

    @Test
    void nothingIsDrawnIfNoImageCanBeRead() {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(new Mosaic(1, 0)), CONTRACT);
        assertThat(pipeline.augment(Scenes.source(SAMPLES, sample -> Optional.empty()), 0, at(0, 0)))
                .isEmpty();
    }

    @Test
    void twoOfAKindAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AugmentationPipeline(List.of(new HorizontalFlip(.5), new HorizontalFlip(.2)), CONTRACT))
                .withMessageContaining("horizontal-flip is listed twice");
    }

    @Test
    void inputsOfManySizesAreRefused() {
        InputContract many = CONTRACT.withResize(new ResizeRule.FitAligned(32, 64, 32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentationPipeline(List.of(), many))
                .withMessageContaining("batches need inputs of one size");
    }

    private static Augmentation[] everything() {
        return new Augmentation[] {
            new Mosaic(1, 0),
            new Mixup(.5, 32, 0),
            new RandomCrop(.5, .5, 1.5),
            new RandomAffine(10, .1, .5, 2),
            new HorizontalFlip(.5),
            new VerticalFlip(.5),
            new HsvJitter(.015, .7, .4)
        };
    }

    private static AugmentedSample draw(
            RunPosition at, Function<Sample, Optional<Image>> images, Augmentation... augmentations) {
        return new AugmentationPipeline(List.of(augmentations), CONTRACT)
                .augment(Scenes.source(SAMPLES, images), 0, at)
                .orElseThrow();
    }

    private static RunPosition at(int epoch, int position) {
        return new RunPosition(99, epoch, 10, position);
    }

    private static Image uniform(Sample sample, int value) {
        byte[] rgb = new byte[sample.width() * sample.height() * 3];
        Arrays.fill(rgb, (byte) value);
        return new Image(sample.width(), sample.height(), rgb);
    }
}
