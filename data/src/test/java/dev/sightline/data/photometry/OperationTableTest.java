package dev.sightline.data.photometry;

import static dev.sightline.data.photometry.PolicyOperation.AUTO_CONTRAST;
import static dev.sightline.data.photometry.PolicyOperation.BRIGHTNESS;
import static dev.sightline.data.photometry.PolicyOperation.COLOR;
import static dev.sightline.data.photometry.PolicyOperation.CONTRAST;
import static dev.sightline.data.photometry.PolicyOperation.EQUALIZE;
import static dev.sightline.data.photometry.PolicyOperation.IDENTITY;
import static dev.sightline.data.photometry.PolicyOperation.INVERT;
import static dev.sightline.data.photometry.PolicyOperation.POSTERIZE;
import static dev.sightline.data.photometry.PolicyOperation.ROTATE;
import static dev.sightline.data.photometry.PolicyOperation.SHARPNESS;
import static dev.sightline.data.photometry.PolicyOperation.SHEAR_X;
import static dev.sightline.data.photometry.PolicyOperation.SHEAR_Y;
import static dev.sightline.data.photometry.PolicyOperation.SOLARIZE;
import static dev.sightline.data.photometry.PolicyOperation.SOLARIZE_ADD;
import static dev.sightline.data.photometry.PolicyOperation.TRANSLATE_X;
import static dev.sightline.data.photometry.PolicyOperation.TRANSLATE_Y;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.image.Image;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTableTest {

    private static final int SIDE = 331;

    /**
     * Ranges as they stand in torchvision 0.29.1 (RandAugment, TrivialAugmentWide), timm 1.0.29 (auto_augment) and the AugMix
     * authors' augmentations.py, for a side of 331 pixels; factors are what is added to 1.
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "RAND_AUGMENT, SHEAR_X, true, 0, .3",
        "RAND_AUGMENT, SHEAR_Y, true, 0, .3",
        "RAND_AUGMENT, TRANSLATE_X, true, 0, 150",
        "RAND_AUGMENT, TRANSLATE_Y, true, 0, 150",
        "RAND_AUGMENT, ROTATE, true, 0, 30",
        "RAND_AUGMENT, BRIGHTNESS, true, 0, .9",
        "RAND_AUGMENT, COLOR, true, 0, .9",
        "RAND_AUGMENT, CONTRAST, true, 0, .9",
        "RAND_AUGMENT, SHARPNESS, true, 0, .9",
        "RAND_AUGMENT, POSTERIZE, false, 8, 4",
        "RAND_AUGMENT, SOLARIZE, false, 255, 0",
        "TRIVIAL_WIDE, SHEAR_X, true, 0, .99",
        "TRIVIAL_WIDE, SHEAR_Y, true, 0, .99",
        "TRIVIAL_WIDE, TRANSLATE_X, true, 0, 32",
        "TRIVIAL_WIDE, TRANSLATE_Y, true, 0, 32",
        "TRIVIAL_WIDE, ROTATE, true, 0, 135",
        "TRIVIAL_WIDE, BRIGHTNESS, true, 0, .99",
        "TRIVIAL_WIDE, COLOR, true, 0, .99",
        "TRIVIAL_WIDE, CONTRAST, true, 0, .99",
        "TRIVIAL_WIDE, SHARPNESS, true, 0, .99",
        "TRIVIAL_WIDE, POSTERIZE, false, 8, 2",
        "TRIVIAL_WIDE, SOLARIZE, false, 255, 0",
        "TIMM_INCREASING, SHEAR_X, true, 0, .3",
        "TIMM_INCREASING, SHEAR_Y, true, 0, .3",
        "TIMM_INCREASING, TRANSLATE_X, true, 0, 148.95",
        "TIMM_INCREASING, TRANSLATE_Y, true, 0, 148.95",
        "TIMM_INCREASING, ROTATE, true, 0, 30",
        "TIMM_INCREASING, BRIGHTNESS, true, 0, .9",
        "TIMM_INCREASING, COLOR, true, 0, .9",
        "TIMM_INCREASING, CONTRAST, true, 0, .9",
        "TIMM_INCREASING, SHARPNESS, true, 0, .9",
        "TIMM_INCREASING, POSTERIZE, false, 4, 0",
        "TIMM_INCREASING, SOLARIZE, false, 256, 0",
        "TIMM_INCREASING, SOLARIZE_ADD, false, 0, 110",
        "TIMM, BRIGHTNESS, false, -.9, .9",
        "TIMM, COLOR, false, -.9, .9",
        "TIMM, CONTRAST, false, -.9, .9",
        "TIMM, SHARPNESS, false, -.9, .9",
        "TIMM, POSTERIZE, false, 0, 4",
        "TIMM, SOLARIZE, false, 0, 256",
        "TIMM, SOLARIZE_ADD, false, 0, 110",
        "AUG_MIX, SHEAR_X, true, 0, .3",
        "AUG_MIX, SHEAR_Y, true, 0, .3",
        "AUG_MIX, TRANSLATE_X, true, 0, 110.33333",
        "AUG_MIX, TRANSLATE_Y, true, 0, 110.33333",
        "AUG_MIX, ROTATE, true, 0, 30",
        "AUG_MIX, POSTERIZE, false, 4, 0",
        "AUG_MIX, SOLARIZE, false, 256, 0",
    })
    void anOperationGoesFromOneEndOfItsRangeToTheOther(
            OperationTable table, PolicyOperation operation, boolean signed, double weakest, double strongest) {
        RangedOperation ranged = table.of(operation);
        assertThat(ranged.signed()).isEqualTo(signed);
        assertThat(ranged.range().at(0, SIDE)).isCloseTo(weakest, within(1e-5));
        assertThat(ranged.range().at(1, SIDE)).isCloseTo(strongest, within(1e-5));
    }

    @Test
    void aTableHoldsItsPublishedOperations() {
        List<PolicyOperation> rand = List.of(
                IDENTITY,
                SHEAR_X,
                SHEAR_Y,
                TRANSLATE_X,
                TRANSLATE_Y,
                ROTATE,
                BRIGHTNESS,
                COLOR,
                CONTRAST,
                SHARPNESS,
                POSTERIZE,
                SOLARIZE,
                AUTO_CONTRAST,
                EQUALIZE);
        List<PolicyOperation> timm = List.of(
                AUTO_CONTRAST,
                EQUALIZE,
                INVERT,
                ROTATE,
                POSTERIZE,
                SOLARIZE,
                SOLARIZE_ADD,
                COLOR,
                CONTRAST,
                BRIGHTNESS,
                SHARPNESS,
                SHEAR_X,
                SHEAR_Y,
                TRANSLATE_X,
                TRANSLATE_Y);
        assertThat(operations(OperationTable.RAND_AUGMENT)).isEqualTo(rand);
        assertThat(operations(OperationTable.TRIVIAL_WIDE)).isEqualTo(rand);
        assertThat(operations(OperationTable.TIMM)).isEqualTo(timm);
        assertThat(operations(OperationTable.TIMM_INCREASING)).isEqualTo(timm);
        assertThat(operations(OperationTable.AUG_MIX))
                .containsExactly(
                        AUTO_CONTRAST,
                        EQUALIZE,
                        POSTERIZE,
                        ROTATE,
                        SOLARIZE,
                        SHEAR_X,
                        SHEAR_Y,
                        TRANSLATE_X,
                        TRANSLATE_Y);
    }

    /**
     * torchvision 0.29.1's TrivialAugmentWide at each of its 31 magnitudes, but for a translation at the middle one, whose 16
     * pixels it cuts to 15 because torch.linspace gives 15.999999.
     */
    @ParameterizedTest
    @CsvSource({
        "POSTERIZE, 8 8 8 7 7 7 7 7 6 6 6 6 6 5 5 5 5 5 4 4 4 4 4 3 3 3 3 3 2 2 2",
        "TRANSLATE_X, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 32"
    })
    void trivialAugmentHasThirtyOneStrengths(PolicyOperation operation, String expected) {
        RangedOperation ranged = OperationTable.TRIVIAL_WIDE.of(operation);
        List<String> parameters = IntStream.rangeClosed(0, 30)
                .mapToObj(bin -> Integer.toString((int) ranged.range().at(bin / 30.0, SIDE)))
                .toList();
        assertThat(parameters).isEqualTo(List.of(expected.split(" ", -1)));
    }

    /** timm 1.0.29's level functions for posterize and solarize at magnitudes 0 to 10. */
    @ParameterizedTest
    @CsvSource({
        "TIMM_INCREASING, POSTERIZE, 4 4 4 3 3 2 2 2 1 1 0",
        "TIMM_INCREASING, SOLARIZE, 256 231 205 180 154 128 103 77 52 26 0",
        "TIMM, POSTERIZE, 0 0 0 1 1 2 2 2 3 3 4",
        "TIMM, SOLARIZE, 0 25 51 76 102 128 153 179 204 230 256",
        "TIMM, SOLARIZE_ADD, 0 11 22 33 44 55 66 77 88 99 110"
    })
    void timmRoundsDown(OperationTable table, PolicyOperation operation, String expected) {
        List<String> parameters = IntStream.rangeClosed(0, 10)
                .mapToObj(magnitude ->
                        Integer.toString((int) table.of(operation).range().at(magnitude / 10.0, SIDE)))
                .toList();
        assertThat(parameters).isEqualTo(List.of(expected.split(" ", -1)));
    }

    /** As timm 1.0.29's solarize_add: bytes of 128 and more stay. */
    @Test
    void solarizeAddBrightensBytesBelow128() {
        Image image = new Image(2, 1, new byte[] {0, 10, 127, (byte) 128, (byte) 200, (byte) 255});
        assertThat(SOLARIZE_ADD.apply(image, 120, 0).rgb()).containsExactly(120, 130, 247, 128, 200, 255);
        assertThatThrownBy(() -> SOLARIZE_ADD.apply(image, 129, 0))
                .hasMessage("what is added must be within 0 to 128, received 129");
    }

    /** Farther from what changes nothing: fewer bits, a lower threshold, a factor farther from 1. */
    @ParameterizedTest
    @EnumSource(names = {"RAND_AUGMENT", "TIMM_INCREASING", "TRIVIAL_WIDE", "AUG_MIX"})
    void severityRisesWithTheStrength(OperationTable table) {
        for (RangedOperation ranged : table.operations()) {
            double unchanged = ranged.operation() == POSTERIZE ? 8 : ranged.operation() == SOLARIZE ? 256 : 0;
            double before = 0;
            for (int level = 0; level <= 30; level++) {
                double severity = Math.abs(ranged.range().at(level / 30.0, SIDE) - unchanged);
                assertThat(severity).as(ranged.operation().name()).isGreaterThanOrEqualTo(before);
                before = severity;
            }
        }
    }

    private static List<PolicyOperation> operations(OperationTable table) {
        return table.operations().stream().map(RangedOperation::operation).toList();
    }
}
