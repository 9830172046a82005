package dev.sightline.torch.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitPlanTest {

    /** Each case: the slices of a map of 8 channels, and the sizes of the split that they are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-4 4-8     | 4 4   | true",
                "4-8 0-4     | 4 4   | true",
                "0-2 2-3 3-8 | 2 1 5 | true",
                "0-4 4-7     | 4 3   | false",
                "0-4 5-8     |       | false",
                "0-5 4-8     |       | false",
                "1-4 4-8     |       | false",
                "0-8         |       | false",
                "0-4 0-4 4-8 |       | false",
            })
    void slicesThatFollowEachOtherAreOneSplitAndCoverTheMapOrNot(
            String slices, @Nullable String sizes, boolean covers) {
        Graph graph = sliced(slices);
        List<SplitPlan.Split> found = graph.nodes().stream()
                .flatMap(node -> SplitPlan.of(graph).at(node).stream())
                .distinct()
                .toList();
        if (sizes == null) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).hasSize(1);
        assertThat(found.get(0).sizes())
                .containsExactlyElementsOf(List.of(sizes.split(" ", -1)).stream()
                        .map(Integer::valueOf)
                        .toList());
        assertThat(found.get(0).covers(8)).isEqualTo(covers);
    }

    private static Graph sliced(String slices) {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 8, 4, 4));
        List<String> parts = List.of(slices.split(" ", -1));
        IntStream.range(0, parts.size()).forEach(i -> {
            String[] ends = parts.get(i).split("-", -1);
            net.output("part" + i, net.sliceChannels(image, Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
        });
        return net.build();
    }
}
