package dev.sightline.data.photometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.image.Image;
import dev.sightline.testing.SeededRandom;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrivialAugmentTest {

    private static final Image NOISE = noise();

    /** Every operation of the range at every strength and to either side is drawn, and nothing else. */
    @ParameterizedTest
    @EnumSource
    void oneOperationAtOneOfThirtyOneStrengthsIsApplied(OperationRange range) {
        Set<ByteBuffer> possible = new HashSet<>();
        for (RangedOperation operation : range.of(OperationTable.TRIVIAL_WIDE)) {
            for (int bin = 0; bin <= 30; bin++) {
                possible.add(bytes(operation.apply(NOISE, bin / 30.0, false, 0)));
                possible.add(bytes(operation.apply(NOISE, bin / 30.0, true, 0)));
            }
        }
        TrivialAugment trivial = new TrivialAugment(range, 0);
        Set<ByteBuffer> seen = new HashSet<>();
        for (long seed = 0; seed < 12_000; seed++) {
            seen.add(bytes(trivial.apply(NOISE, RandomStream.of(seed))));
        }
        assertThat(seen).isEqualTo(possible);
    }

    @ParameterizedTest
    @EnumSource
    void pixelsStayWhereTheyAreUnderObjects(OperationRange range) {
        assertThat(new TrivialAugment(range, 0).targets().contains(AnnotationKind.BOX))
                .isEqualTo(range == OperationRange.PHOTOMETRIC);
    }

    private static Image noise() {
        byte[] rgb = new byte[50 * 40 * 3];
        SeededRandom.forTest("TrivialAugmentTest", 4).nextBytes(rgb);
        return new Image(50, 40, rgb);
    }

    private static ByteBuffer bytes(Image image) {
        return ByteBuffer.wrap(image.rgb());
    }
}
