package dev.sightline.data.photometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.Photometry;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.testing.SeededRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhotometryTest {

    private static final Size SIZE = new Size(24, 16);
    private static final byte[] NOISE = noise();

    static Stream<Arguments> changes() {
        return Stream.of(
                        new ColorJitter(.4, .4, .4, .1),
                        new AutoAugment(AutoAugmentPolicy.IMAGENET, OperationRange.ALL, 128),
                        new AutoAugment(AutoAugmentPolicy.CIFAR_10, OperationRange.ALL, 128),
                        new RandAugment(2, 9, OperationRange.ALL, 128),
                        new RandAugment(3, 25, OperationRange.PHOTOMETRIC, 128),
                        new TrivialAugment(OperationRange.PHOTOMETRIC, 0),
                        new AugMix(3, 3, -1, 1, 0),
                        new Blur(1, .5, 2),
                        new Grey(1),
                        new Cutout(1, 1, .5, 127),
                        new RandomErasing(1, .1, .3, .3),
                        new HideAndSeek(1, 4, .5, 127),
                        new GridMask(1, .4, 1, .6, 45, 127))
                .map(change -> Arguments.of(change.name(), change));
    }

    static Stream<Arguments> idleChanges() {
        return Stream.of(
                        new ColorJitter(0, 0, 0, 0),
                        new Blur(0, .5, 2),
                        new Grey(0),
                        new Cutout(0, 1, .5, 127),
                        new RandomErasing(0, .1, .3, .3),
                        new HideAndSeek(0, 4, .5, 127),
                        new GridMask(0, .4, 1, .6, 45, 127))
                .map(change -> Arguments.of(change.name(), change));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeKeepsTheSizeAndTheImageItWasGiven(String name, Photometry change) {
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
    void aChangeThatNeverHappensChangesNothing(String name, Photometry change) {
        Image image = noise(SIZE);
        assertThat(change.apply(image, RandomStream.of(5)).rgb()).isEqualTo(image.rgb());
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

    private static Image noise(Size size) {
        return new Image(size.width(), size.height(), Arrays.copyOf(NOISE, size.width() * size.height() * 3));
    }

    private static byte[] noise() {
        byte[] noise = new byte[24 * 40 * 3];
        SeededRandom.forTest("PhotometryTest", 9).nextBytes(noise);
        return noise;
    }

    private static Image plain(int value) {
        byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
        Arrays.fill(rgb, (byte) value);
        return new Image(SIZE.width(), SIZE.height(), rgb);
    }
}
