package dev.sightline.infer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.result.Detection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionMatchingTest {

    @Test
    void equalBoxesMatchInTheBandOfTheReference() {
        assertThat(matched(List.of(box(0, 0, .9), box(40, 1, .15)), List.of(box(0, 0, .45), box(40, 1, .15))))
                .containsOnly(
                        Map.entry(ScoreBand.AT_LEAST_HALF, new BandCounts(1, 0, 0, 0, 0)),
                        Map.entry(ScoreBand.FROM_TENTH, new BandCounts(1, 0, 0, 0, 0)));
    }

    @Test
    void anEdgeThatMovesByMoreThanAPixelIsAMove() {
        assertThat(matched(List.of(box(0, 0, .9)), List.of(box(1, 0, .9))))
                .containsOnly(Map.entry(ScoreBand.AT_LEAST_HALF, new BandCounts(1, 0, 0, 0, 0)));
        assertThat(matched(List.of(box(0, 0, .9)), List.of(box(1.01, 0, .9))))
                .containsOnly(Map.entry(ScoreBand.AT_LEAST_HALF, new BandCounts(0, 1, 0, 0, 0)));
    }

    @Test
    void anotherClassInTheSamePlaceIsAChangeNotALossAndAnAddition() {
        assertThat(matched(List.of(box(0, 0, .3)), List.of(box(0, 1, .6))))
                .containsOnly(Map.entry(ScoreBand.FROM_FIFTH, new BandCounts(0, 0, 1, 0, 0)));
    }

    @Test
    void boxesOfOneSideAloneAreLostOrNewInTheirOwnBand() {
        assertThat(matched(List.of(box(0, 0, .3)), List.of(box(50, 0, .05))))
                .containsOnly(
                        Map.entry(ScoreBand.FROM_FIFTH, new BandCounts(0, 0, 0, 1, 0)),
                        Map.entry(ScoreBand.BELOW_TENTH, new BandCounts(0, 0, 0, 0, 1)));
    }

    @Test
    void oneBoxMatchesOneBoxOnly() {
        assertThat(matched(List.of(box(0, 0, .9), box(0, 0, .8)), List.of(box(0, 0, .9))))
                .containsOnly(Map.entry(ScoreBand.AT_LEAST_HALF, new BandCounts(1, 0, 0, 1, 0)));
    }

    private static Map<ScoreBand, BandCounts> matched(List<Detection> reference, List<Detection> candidate) {
        return DetectionMatching.of(reference, candidate);
    }

    /** 20 pixels a side. */
    private static Detection box(double left, int label, double score) {
        return new Detection(new Box.Pixels(left, 0, left + 20, 20), label, score);
    }
}
