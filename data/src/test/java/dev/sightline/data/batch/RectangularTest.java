package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Size;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RectangularTest {

    private static final Rectangular RECTANGULAR = new Rectangular(32);
    private static final Size INPUT = new Size(320, 320);

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "320x240 320x240 | 320x256 | landscape images: the next multiple of 32",
                "320x224 320x213 | 320x224 | an exact multiple needs no padding",
                "180x320 120x320 | 192x320 | portraits: as wide as the widest",
                "320x180 180x320 | 320x320 | landscape beside portrait needs the whole input",
                "320x320 | 320x320 | a square image fills the input",
                "20x10 15x30 | 32x32 | small images that are not enlarged",
                "320x1 | 320x32 | at least one multiple"
            })
    void aBatchIsJustLargeEnoughForItsImages(String images, String canvas, String reason) {
        BatchPlace place = new BatchPlace(
                0,
                0,
                0,
                Stream.of(images.split(" ", -1)).map(RectangularTest::size).toList());

        assertThat(RECTANGULAR.canvas(INPUT, place)).as(reason).isEqualTo(size(canvas));
    }

    @Test
    void anInputThatIsNoMultipleIsNotExceeded() {
        assertThat(RECTANGULAR.canvas(new Size(300, 300), new BatchPlace(0, 0, 0, List.of(new Size(300, 225)))))
                .isEqualTo(new Size(300, 256));
    }

    @Test
    void imagesOfLikeShapeShareABatchInEveryEpoch() {
        List<Size> images = Stream.of("320x100", "100x320", "320x320", "320x110", "110x320", "300x320")
                .map(RectangularTest::size)
                .toList();

        for (int epoch = 0; epoch < 20; epoch++) {
            assertThat(Set.copyOf(batches(images, 2, epoch)))
                    .containsExactlyInAnyOrder(Set.of(0, 3), Set.of(1, 4), Set.of(2, 5));
        }
    }

    @Test
    void theOrderOfTheBatchesIsShuffledByEpoch() {
        List<Size> images = images(40);
        Set<List<Set<Integer>>> orders = IntStream.range(0, 20)
                .mapToObj(epoch -> batches(images, 4, epoch))
                .collect(Collectors.toSet());

        assertThat(orders).hasSizeGreaterThan(15);
        assertThat(batches(images, 4, 3)).isEqualTo(batches(images, 4, 3));
    }

    @Test
    void imagesOfEqualShapeAreMixedAnew() {
        List<Size> images =
                IntStream.range(0, 40).mapToObj(i -> size("320x240")).toList();
        Set<Set<Integer>> met = new HashSet<>();
        for (int epoch = 0; epoch < 20; epoch++) {
            met.addAll(batches(images, 4, epoch));
        }

        assertThat(met).hasSizeGreaterThan(190);
    }

    @Test
    void everySampleComesOnceAndTheIncompleteBatchLast() {
        List<Size> images = images(23);
        Set<Set<Integer>> incomplete = new HashSet<>();
        for (int epoch = 0; epoch < 30; epoch++) {
            List<Set<Integer>> batches = batches(images, 4, epoch);
            assertThat(batches).extracting(Set::size).containsExactly(4, 4, 4, 4, 4, 3);
            assertThat(batches.stream().flatMap(Set::stream)).hasSize(23).doesNotHaveDuplicates();
            incomplete.add(batches.get(5));
        }
        // Not always the same images, which drop-last would leave out for good.
        assertThat(incomplete).hasSize(6);
    }

    /** Shapes from tall to wide. */
    private static List<Size> images(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Size(100 + 5 * i, 320))
                .toList();
    }

    private static List<Set<Integer>> batches(List<Size> images, int batchSize, int epoch) {
        int[] shuffled = EpochOrder.shuffled(3).samples(images.size(), epoch);
        int[] order = RECTANGULAR.arranged(shuffled, new EpochShapes(3, epoch, batchSize, images::get));
        return IntStream.iterate(0, from -> from < order.length, from -> from + batchSize)
                .mapToObj(from -> Arrays.stream(order, from, Math.min(order.length, from + batchSize))
                        .boxed()
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static Size size(String text) {
        String[] sides = text.split("x", -1);
        return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}
