package dev.sightline.data.mixing;

import static org.assertj.core.api.Assertions.assertThat;
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

    private static double shareOfFirst(AugmentedSample mixture) {
        ClassTarget classes = mixture.classes();
        int first = Arrays.binarySearch(classes.labels(), 0);
        return first < 0 ? 0 : classes.shares()[first];
    }

    private static AugmentedSample plain(int value, int label) {
        byte[] rgb = new byte[24 * 16 * 3];
        Arrays.fill(rgb, (byte) value);
        return new AugmentedSample(
                new Image(24, 16, rgb),
                new Targets(new float[] {1, 2, 9, 8}, new int[] {label}),
                new ClassTarget(new int[] {label}, new float[] {1}));
    }
}
