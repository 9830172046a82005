package dev.sightline.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoxDecoderTest {

    private static final DetectionDecoding DECODING = new DetectionDecoding(.1, .5, false, 10);
    private static final Size CANVAS = new Size(16, 8);

    @Test
    void yoloxCentresAreInStridesFromTheCellsCornerAndSizesAreExponents() {
        // Stride 8 on 16 x 8: one row of two cells; the second holds a box of class 1.
        float[] cells = {0, 0, 0, 0, 0, 1, 1, .25f, .5f, (float) Math.log(.5), 0, .8f, 0, .5f};
        BoxDecoder decoder = decoder(new BoxCoding.YoloxCells("output", List.of(8)), 2);

        CandidateBoxes boxes = decoder.decode(outputs("output", NetworkOutput.of(cells, 1, 2, 7)), 0, CANVAS);

        assertThat(boxes.count()).isEqualTo(1);
        assertThat(boxes.label(0)).isEqualTo(1);
        assertThat(boxes.score(0)).isEqualTo(.4f);
        // Centre ((.25 + 1) * 8, .5 * 8) = (10, 4), size (4, 8).
        assertBox(boxes.box(0), 8, 0, 12, 8);
    }

    @Test
    void yoloxLevelsFollowEachOther() {
        float[] cells = new float[3 * 6];
        float[] coarse = {.5f, .5f, 0, 0, 1, .9f};
        System.arraycopy(coarse, 0, cells, 2 * 6, 6);
        BoxDecoder decoder = decoder(new BoxCoding.YoloxCells("output", List.of(8, 16)), 1);
        Size canvas = new Size(16, 16);
        float[] square = new float[5 * 6];
        System.arraycopy(coarse, 0, square, 4 * 6, 6);

        CandidateBoxes boxes = decoder.decode(outputs("output", NetworkOutput.of(square, 1, 5, 6)), 0, canvas);

        assertBox(boxes.box(0), 0, 0, 16, 16);
        assertThatThrownBy(() -> decoder.decode(outputs("output", NetworkOutput.of(cells, 1, 3, 6)), 0, canvas))
                .hasMessageContaining("the output 'output' must be [batch above 0, 5, 6]")
                .hasMessageContaining("received [1, 3, 6]");
    }

    @Test
    void decodedBoxesAreSuppressedWithinTheirClass() {
        float[] edges = {0, 0, 4, 4, 0, 0, 4, 4, 8, 0, 12, 4};
        float[] scores = {.9f, .2f, .8f, .05f, .3f, .6f};
        BoxDecoder decoder = decoder(new BoxCoding.DecodedBoxes("boxes", "scores"), 2);

        CandidateBoxes found = decoder.decode(
                new NetworkOutputs(
                        Map.of("boxes", NetworkOutput.of(edges, 1, 3, 4), "scores", NetworkOutput.of(scores, 1, 3, 2))),
                0,
                CANVAS);

        assertThat(found.count()).isEqualTo(4);
        assertThat(List.of(found.score(0), found.score(1), found.score(2), found.score(3)))
                .containsExactly(.9f, .6f, .3f, .2f);
        assertThat(List.of(found.label(0), found.label(1), found.label(2), found.label(3)))
                .containsExactly(0, 1, 0, 1);
    }

    @Test
    void suppressedBoxesAreTakenByImageAndRankedByScore() {
        float[] rows = {
            1, 0, 0, 4, 4, .7f, 0,
            0, 0, 0, 8, 8, .9f, 1,
            1, 4, 0, 8, 4, .8f, 1,
            1, 0, 0, 4, 4, .05f, 0
        };
        BoxDecoder decoder = decoder(new BoxCoding.SuppressedBoxes("found"), 2);
        NetworkOutputs outputs = outputs("found", NetworkOutput.of(rows, 4, 7));

        CandidateBoxes second = decoder.decode(outputs, 1, CANVAS);

        assertThat(second.count()).isEqualTo(2);
        assertThat(second.label(0)).isEqualTo(1);
        assertBox(second.box(0), 4, 0, 8, 4);
        assertThat(decoder.decode(outputs, 0, CANVAS).count()).isEqualTo(1);
        assertThat(decoder.decode(outputs, 2, CANVAS).count()).isZero();
    }

    @Test
    void numbersThatAreNoneAreRefusedByPlace() {
        float nan = Float.NaN;
        BoxDecoder yolox = decoder(new BoxCoding.YoloxCells("output", List.of(8)), 1);
        assertThatThrownBy(() -> yolox.decode(
                        outputs(
                                "output",
                                NetworkOutput.of(new float[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, nan, 1}, 1, 2, 6)),
                        0,
                        CANVAS))
                .hasMessage("the objectness at stride 8, column 1, row 0 is not a number");
        BoxDecoder suppressed = decoder(new BoxCoding.SuppressedBoxes("found"), 2);
        assertThatThrownBy(() -> suppressed.decode(
                        outputs("found", NetworkOutput.of(new float[] {0, 0, 0, 1, 1, .5f, 2}, 1, 7)), 0, CANVAS))
                .hasMessageContaining("a class below 2, received score 0.5 and class 2.0");
    }

    @Test
    void anOutputThatIsMissingIsNamedBesideThoseThereAre() {
        BoxDecoder decoder = decoder(new BoxCoding.DistanceMaps(16, List.of(8)), 1);
        assertThatThrownBy(() -> decoder.decode(outputs("found", NetworkOutput.of(new float[7], 1, 7)), 0, CANVAS))
                .hasMessage("the network has no output 'boxes_8'; its outputs are [found]");
    }

    private static void assertBox(Box.Input box, double xMin, double yMin, double xMax, double yMax) {
        assertThat(box.xMin()).isCloseTo(xMin, within(1e-5));
        assertThat(box.yMin()).isCloseTo(yMin, within(1e-5));
        assertThat(box.xMax()).isCloseTo(xMax, within(1e-5));
        assertThat(box.yMax()).isCloseTo(yMax, within(1e-5));
    }

    private static BoxDecoder decoder(BoxCoding coding, int classes) {
        return BoxDecoder.of(new DetectionHead(coding, DECODING), classes);
    }

    private static NetworkOutputs outputs(String name, NetworkOutput output) {
        return new NetworkOutputs(Map.of(name, output));
    }
}
