package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.core.contract.Size;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MultiScaleTest {

    private static final Size INPUT = new Size(320, 320);
    private static final MultiScale HALF_TO_ONE_AND_A_HALF = new MultiScale(.5, 1.5, 1, 32);

    @Test
    void everyMultipleWithinTheRangeIsDrawnAboutEquallyOften() {
        var counts = LongStream.range(0, 11_000)
                .mapToObj(step -> drawn(HALF_TO_ONE_AND_A_HALF, INPUT, 5, step))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(5, 15)
                        .mapToObj(unit -> new Size((int) unit * 32, (int) unit * 32))
                        .toList());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
    }

    @Test
    void theSizeFollowsFromSeedAndStepAlone() {
        List<Size> drawn = sizes(HALF_TO_ONE_AND_A_HALF, 5);

        assertThat(sizes(HALF_TO_ONE_AND_A_HALF, 5)).isEqualTo(drawn);
        assertThat(sizes(HALF_TO_ONE_AND_A_HALF, 6)).isNotEqualTo(drawn);
    }

    @Test
    void batchesOfOneGroupShareASize() {
        List<Size> drawn = sizes(new MultiScale(.5, 1.5, 10, 32), 5);

        for (int step = 0; step < drawn.size(); step++) {
            assertThat(drawn.get(step)).isEqualTo(drawn.get(step - step % 10));
        }
        assertThat(Set.copyOf(drawn)).hasSizeGreaterThan(2);
    }

    @Test
    void theLongerSideIsInProportionAndAMultipleToo() {
        MultiScale scale = new MultiScale(.5, 1, 1, 32);
        Size wide = new Size(416, 256);

        assertThat(LongStream.range(0, 200)
                        .mapToObj(step -> drawn(scale, wide, 1, step))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        new Size(224, 128),
                        new Size(256, 160),
                        new Size(320, 192),
                        new Size(352, 224),
                        new Size(416, 256));
        assertThat(scale.limits(wide)).containsExactly(new Size(224, 128), new Size(416, 256));
    }

    @Test
    void aShareThatBinaryFractionsMissStillReachesItsMultiple() {
        assertThat(new MultiScale(.7, 1.1, 1, 32).limits(INPUT))
                .containsExactly(new Size(224, 224), new Size(352, 352));
    }

    @Test
    void theNoteNamesTheSizesThatMayCome() {
        assertThat(HALF_TO_ONE_AND_A_HALF.note(INPUT)).contains("multi-scale: 160 to 480 pixels, drawn for each batch");
        assertThat(new MultiScale(.5, 1, 10, 32).note(new Size(416, 256)))
                .contains("multi-scale: 224 x 128 to 416 x 256 pixels, drawn for every 10 batches");
    }

    @Test
    void aRangeWithoutTwoMultiplesIsAProblem() {
        assertThat(HALF_TO_ONE_AND_A_HALF.problem(INPUT)).isEmpty();
        assertThat(HALF_TO_ONE_AND_A_HALF.problem(new Size(32, 32)))
                .contains("needs at least two multiples of 32 within 0.5 to 1.5 times the input's shorter side of 32"
                        + " pixels, which are 16 to 48");
    }

    @Test
    void aRangeInTheWrongOrderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultiScale(1.5, .5, 1, 32))
                .withMessageContaining("received min 1.5, max 0.5, every 1, multiple 32");
    }

    private static List<Size> sizes(MultiScale scale, long seed) {
        return LongStream.range(0, 100)
                .mapToObj(step -> drawn(scale, INPUT, seed, step))
                .toList();
    }

    private static Size drawn(MultiScale scale, Size input, long seed, long step) {
        return scale.canvas(input, new BatchPlace(seed, 0, step, List.of()));
    }
}
