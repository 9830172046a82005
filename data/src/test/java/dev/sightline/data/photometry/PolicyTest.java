package dev.sightline.data.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.ColorBalance;
import dev.sightline.image.Image;
import dev.sightline.image.NearestWarp;
import dev.sightline.image.Tone;
import dev.sightline.testing.SeededRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

    private static final int FILL = 128;
    private static final Image NOISE = noise();

    /** Strengths as levels of AutoAugment (of 9) or RandAugment (of 30), and what torchvision makes of them. */
    static Stream<Arguments> strengths() {
        return Stream.of(
                row(PolicyOperation.SHEAR_X, 9 / 9.0, false, p -> NearestWarp.shearAlongX(p, .3, FILL)),
                row(PolicyOperation.SHEAR_Y, 9 / 9.0, true, p -> NearestWarp.shearAlongY(p, -.3, FILL)),
                row(PolicyOperation.TRANSLATE_X, 9 / 30.0, false, p -> NearestWarp.translate(p, 5, 0, FILL)),
                row(PolicyOperation.TRANSLATE_Y, 9 / 9.0, true, p -> NearestWarp.translate(p, 0, -13, FILL)),
                row(PolicyOperation.ROTATE, 9 / 30.0, true, p -> NearestWarp.rotate(p, -9, FILL)),
                row(PolicyOperation.BRIGHTNESS, 30 / 30.0, true, p -> ColorBalance.brightness(p, .1)),
                row(PolicyOperation.COLOR, 0, true, p -> p),
                row(PolicyOperation.POSTERIZE, 9 / 9.0, true, p -> Tone.posterize(p, 4)),
                row(PolicyOperation.POSTERIZE, 5 / 9.0, false, p -> Tone.posterize(p, 6)),
                row(PolicyOperation.POSTERIZE, 9 / 30.0, false, p -> Tone.posterize(p, 7)),
                row(PolicyOperation.SOLARIZE, 3 / 9.0, false, p -> Tone.solarize(p, 170)),
                row(PolicyOperation.SOLARIZE, 9 / 9.0, true, p -> Tone.solarize(p, 0)),
                row(PolicyOperation.IDENTITY, 1, true, p -> p));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("strengths")
    void aStrengthIsAShareOfItsRange(
            PolicyOperation operation, double strength, boolean backwards, UnaryOperator<Image> expected) {
        assertThat(OperationTable.AUTO_AUGMENT
                        .of(operation)
                        .apply(NOISE, strength, backwards, FILL)
                        .rgb())
                .isEqualTo(expected.apply(NOISE).rgb());
    }

    /** The lowest byte that torchvision 0.29.1's Solarize inverts at each level: torch.linspace(255, 0, levels + 1). */
    @ParameterizedTest
    @CsvSource({
        "9, 255 227 199 170 142 114 85 57 29 0",
        "30, 255 247 238 230 221 213 204 196 187 179 170 162 153 145 136 128 119 111 102 94 85 77 68 60 51 43 34 26 17 9 0"
    })
    void solarizeInvertsBytesThatAreNotBelowTheThreshold(int levels, String expected) {
        List<String> thresholds = List.of(expected.split(" ", -1));
        for (int level = 0; level <= levels; level++) {
            assertThat(OperationTable.AUTO_AUGMENT
                            .of(PolicyOperation.SOLARIZE)
                            .apply(NOISE, level / (double) levels, false, FILL)
                            .rgb())
                    .as("level %s", level)
                    .isEqualTo(Tone.solarize(NOISE, Integer.parseInt(thresholds.get(level)))
                            .rgb());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyHasTwentyFivePairs(AutoAugmentPolicy policy) {
        assertThat(policy.pairs())
                .hasSize(25)
                .allSatisfy(pair -> assertThat(pair).hasSize(2));
    }

    @Test
    void randAugmentDrawsEveryOperationButInversion() {
        Set<List<Byte>> seen = new HashSet<>();
        Set<List<Byte>> possible = new HashSet<>();
        for (RangedOperation ranged : OperationTable.AUTO_AUGMENT.operations()) {
            if (ranged.operation() != PolicyOperation.INVERT) {
                possible.add(bytes(ranged.apply(NOISE, .5, false, FILL)));
                possible.add(bytes(ranged.apply(NOISE, .5, true, FILL)));
            }
        }
        RandAugment one = new RandAugment(1, 15, OperationRange.ALL, FILL);
        for (long seed = 0; seed < 400; seed++) {
            seen.add(bytes(one.apply(NOISE, RandomStream.of(seed))));
        }
        assertThat(seen).isEqualTo(possible);
    }

    @Test
    void noMagnitudeLeavesWhatHasAStrength() {
        for (RangedOperation operation : OperationTable.AUTO_AUGMENT.operations()) {
            boolean withoutStrength = Set.of(
                            PolicyOperation.AUTO_CONTRAST,
                            PolicyOperation.EQUALIZE,
                            PolicyOperation.INVERT,
                            PolicyOperation.SOLARIZE)
                    .contains(operation.operation());
            if (!withoutStrength) {
                assertThat(operation.apply(NOISE, 0, true, FILL).rgb())
                        .as(operation.operation().name())
                        .isEqualTo(NOISE.rgb());
            }
        }
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new RandAugment(0, 9, OperationRange.ALL, FILL))
                .hasMessage("the number of operations must be within 1.0 to 14.0, received 0.0");
        assertThatThrownBy(() -> new RandAugment(2, 31, OperationRange.ALL, FILL))
                .hasMessage("the magnitude must be within 0.0 to 30.0, received 31.0");
    }

    private static Arguments row(
            PolicyOperation operation, double strength, boolean backwards, UnaryOperator<Image> expected) {
        return Arguments.of(operation, strength, backwards, expected);
    }

    private static Image noise() {
        byte[] rgb = new byte[40 * 30 * 3];
        SeededRandom.forTest("PolicyTest", 4).nextBytes(rgb);
        return new Image(40, 30, rgb);
    }

    private static List<Byte> bytes(Image image) {
        Byte[] boxed = new Byte[image.rgb().length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = image.rgb()[i];
        }
        return List.of(boxed);
    }
}
