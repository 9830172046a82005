package dev.sightline.data.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.Targets;
import dev.sightline.data.classify.ClassTarget;
import dev.sightline.image.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlendTest {

    @Test
    void mixupWeighsEveryPixelByItsWeightAndKeepsTheBoxesOfBoth() {
        AugmentedSample mixture = new Mixup(1, .2, 0).blend(plain(200, 0), plain(0, 1), RandomStream.of(3));
        int expected = (int) Math.round(200 * shareOfFirst(mixture));
        assertThat(mixture.canvas().rgb()[0] & 255).isBetween(expected - 1, expected + 1);
        assertThat(mixture.targets().labels()).containsExactly(0, 1);
        assertThat(mixture.targets().boxes()).hasSize(8);
    }

    @Test
    void cutMixWeighsByThePixelsThatStayed() {
        for (long seed = 0; seed < 50; seed++) {
            AugmentedSample mixture = new CutMix(1, 1, 0).blend(plain(200, 0), plain(0, 1), RandomStream.of(seed));
            byte[] rgb = mixture.canvas().rgb();
            long stayed = 0;
            for (byte value : rgb) {
                stayed += value == 0 ? 0 : 1;
            }
            assertThat((double) stayed / rgb.length).isCloseTo(shareOfFirst(mixture), within(1e-6));
        }
    }

    /** A share below the smallest float is none: alpha 0.1 and smaller draw 5e-47 now and then. */
    @Test
    void everyShareOfASmallAlphaIsAboveZeroAndTheyAddUpToOne() {
        for (double alpha : new double[] {.001, .01, .1, .2}) {
            for (long seed = 0; seed < 20_000; seed++) {
                double weight = RandomStream.of(seed).beta(alpha);
                ClassTarget mixed = whole(0).mixedWith(whole(1), weight);
                float sum = 0;
                for (float share : mixed.shares()) {
                    assertThat(share).as("alpha %s seed %s", alpha, seed).isGreaterThan(0);
                    sum += share;
                }
                assertThat(sum).as("alpha %s seed %s", alpha, seed).isCloseTo(1, within(1e-6f));
            }
        }
    }

    @Test
    void aShareThatRoundsToZeroIsLeftOutAndOneThatRoundsToOneIsWhole() {
        ClassTarget mixed = whole(0).mixedWith(whole(1), 5e-47);
        assertThat(mixed.labels()).containsExactly(1);
        assertThat(mixed.shares()).containsExactly(1);
        ClassTarget other = whole(0).mixedWith(whole(1), 1);
        assertThat(other.labels()).containsExactly(0);
        assertThat(other.shares()).containsExactly(1);
    }

    @Test
    void aMixtureOfMixturesDrawnWithASmallAlphaIsOneToo() {
        Mixup mixup = new Mixup(1, .1, 0);
        AugmentedSample mixture = plain(200, 0);
        for (long seed = 0; seed < 3000; seed++) {
            mixture = mixup.blend(mixture, plain(0, (int) (seed % 7)), RandomStream.of(seed));
            assertThat(mixture.classes().labels()).as("seed %s", seed).isNotEmpty();
        }
    }

    @Test
    void aTargetWithoutAShareForAClassIsRefused() {
        assertThatThrownBy(() -> new ClassTarget(new int[] {2}, new float[] {0}))
                .hasMessage("a share must be above 0 and at most 1, received 0.0");
    }

    private static double shareOfFirst(AugmentedSample mixture) {
        ClassTarget classes = mixture.classes();
        int first = Arrays.binarySearch(classes.labels(), 0);
        return first < 0 ? 0 : classes.shares()[first];
    }

    private static AugmentedSample plain(int value, int label) {
        byte[] rgb = new byte[24 * 16 * 3];
        Arrays.fill(rgb, (byte) value);
        return new AugmentedSample(
                new Image(24, 16, rgb), new Targets(new float[] {1, 2, 9, 8}, new int[] {label}), whole(label));
    }

    private static ClassTarget whole(int label) {
        return new ClassTarget(new int[] {label}, new float[] {1});
    }
}
