package dev.sightline.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.testing.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransformTest {

    private static final Size SIZE = new Size(24, 16);
    private static final byte[] NOISE = noise();

    static Stream<Arguments> crops() {
        return Stream.of(
                        new RandomResizedCrop(.08, 1, 3 / 4.0, 4 / 3.0),
                        new ShortSideCrop(1, 2),
                        new PaddedCrop(4, 0),
                        new WholeImage())
                .map(crop -> Arguments.of(crop.name(), crop));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                        new HorizontalFlip(1),
                        new VerticalFlip(1),
                        new ColorJitter(.4, .4, .4, .1),
                        new AutoAugment(AutoAugmentPolicy.IMAGENET, 128),
                        new AutoAugment(AutoAugmentPolicy.CIFAR_10, 128),
                        new RandAugment(2, 9, 128),
                        new Cutout(1, 1, .5, 127),
                        new RandomErasing(1, .1, .3, .3),
                        new HideAndSeek(1, 4, .5, 127),
                        new GridMask(1, .4, 1, .6, 45, 127))
                .map(change -> Arguments.of(change.name(), change));
    }

    static Stream<Arguments> idleChanges() {
        return Stream.of(
                        new HorizontalFlip(0),
                        new VerticalFlip(0),
                        new ColorJitter(0, 0, 0, 0),
                        new Cutout(0, 1, .5, 127),
                        new RandomErasing(0, .1, .3, .3),
                        new HideAndSeek(0, 4, .5, 127),
                        new GridMask(0, .4, 1, .6, 45, 127))
                .map(change -> Arguments.of(change.name(), change));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crops")
    void everyCropHasTheInputsSizeWhateverTheImage(String name, Crop crop) {
        for (Size source : List.of(new Size(1, 1), new Size(300, 2), new Size(3, 200), new Size(24, 16))) {
            for (long seed = 0; seed < 20; seed++) {
                Image cropped =
                        crop.apply(noise(source), SIZE, Interpolation.BILINEAR_ANTIALIASED, RandomStream.of(seed));
                assertThat(new Size(cropped.width(), cropped.height())).isEqualTo(SIZE);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeKeepsTheSizeAndTheImageItWasGiven(String name, Change change) {
        Image image = noise(SIZE);
        byte[] before = image.rgb().clone();
        boolean different = false;
        for (long seed = 0; seed < 20; seed++) {
            Image changed = change.apply(image, RandomStream.of(seed));
            different |= !Arrays.equals(changed.rgb(), before);
            assertThat(changed.rgb()).hasSameSizeAs(before);
            assertThat(image.rgb()).isEqualTo(before);
            assertThat(change.apply(image, RandomStream.of(seed)).rgb()).isEqualTo(changed.rgb());
        }
        assertThat(different).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("idleChanges")
    void aChangeThatNeverHappensChangesNothing(String name, Change change) {
        Image image = noise(SIZE);
        assertThat(change.apply(image, RandomStream.of(5)).rgb()).isEqualTo(image.rgb());
    }

    @Test
    void mixupWeighsEveryPixelAsItSays() {
        Blend.Mixture mixture = new Mixup(1, .2, 0).mix(plain(200), plain(0), RandomStream.of(3));
        int expected = (int) Math.round(200 * mixture.weight());
        assertThat(mixture.image().rgb()[0] & 255).isBetween(expected - 1, expected + 1);
    }

    @Test
    void cutMixWeighsByThePixelsThatStayed() {
        for (long seed = 0; seed < 50; seed++) {
            Blend.Mixture mixture = new CutMix(1, 1, 0).mix(plain(200), plain(0), RandomStream.of(seed));
            byte[] rgb = mixture.image().rgb();
            long stayed = 0;
            for (byte value : rgb) {
                stayed += value == 0 ? 0 : 1;
            }
            assertThat((double) stayed / rgb.length).isCloseTo(mixture.weight(), within(1e-9));
        }
    }

    @Test
    void cutoutRemovesASquareOfItsSize() {
        Image changed = new Cutout(1, 1, .5, 0).apply(plain(200), RandomStream.of(2));
        long removed = 0;
        for (byte value : changed.rgb()) {
            removed += value == 0 ? 1 : 0;
        }
        assertThat(removed).isBetween(3L * 4 * 4, 3L * 8 * 8);
    }

    @Test
    void aRangeTheWrongWayRoundIsRefused() {
        assertThatThrownBy(() -> new RandomResizedCrop(.5, .2, .75, 1.3))
                .hasMessage("the smallest area must not be above the largest, received 0.5 and 0.2");
    }

    private static Image noise(Size size) {
        return new Image(size.width(), size.height(), Arrays.copyOf(NOISE, size.width() * size.height() * 3));
    }

    private static byte[] noise() {
        byte[] noise = new byte[24 * 40 * 3];
        SeededRandom.forTest("TransformTest", 9).nextBytes(noise);
        return noise;
    }

    private static Image plain(int value) {
        byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
        Arrays.fill(rgb, (byte) value);
        return new Image(SIZE.width(), SIZE.height(), rgb);
    }
}
