package dev.sightline.infer.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.decode.BoxDecoder;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two sides that predict from fixed numbers, one of them wrong in one place at a time. */
class VerificationTest {

    private static final List<VerifiedImage> IMAGES = List.of(
            new VerifiedImage("one", Path.of("one.png"), List.of(new GroundTruthBox(0, 0, 16, 16, 256, 0, false))));

    @Test
    void equalSidesPassAllFourGates() {
        VerificationReport report = verified(Fake.right(), Fake.right());

        assertThat(report.passed()).isTrue();
        assertThat(report.gates())
                .extracting(Gate::name)
                .containsExactly("inputs", "outputs", "predictions", "metrics");
        assertThat(report.differing()).isEmpty();
    }

    @Test
    void aWrongPixelFailsTheFirstGateAlone() {
        Fake wrong = new Fake(1e-6f, .9f, 16);

        VerificationReport report = verified(Fake.right(), wrong);

        assertThat(report.gates()).extracting(Gate::passed).containsExactly(false, true, true, true);
        assertThat(report.lines()).anyMatch(line -> line.contains("at image one"));
    }

    @Test
    void aScoreThatDriftsFailsTheOutputsButNotThePredictions() {
        VerificationReport report = verified(Fake.right(), new Fake(0, .89f, 16));

        assertThat(report.gates()).extracting(Gate::passed).containsExactly(true, false, true, true);
    }

    @Test
    void aBoxThatIsHalfAsWideFailsAllThatFollowsFromIt() {
        VerificationReport report = verified(Fake.right(), new Fake(0, .9f, 7));

        assertThat(report.gates()).extracting(Gate::passed).containsExactly(true, false, false, false);
        assertThat(report.differing()).extracting(DifferingImage::id).containsExactly("one");
    }

    @Test
    void noImageAndOtherLabelsAreRefused() {
        assertThatThrownBy(() -> Verification.of(
                        Fake.right(), Fake.right(), List.of(), VerificationTolerances.float32(), done -> {}))
                .hasMessageContaining("at least one image");
    }

    @Test
    void modelsOfDifferentKindsAreRefusedByName() {
        assertThatThrownBy(() -> verified(Fake.right(), new NamedClasses()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fake is a detector")
                .hasMessageContaining("classes is a classifier");
    }

    private static VerificationReport verified(ModelSide reference, ModelSide candidate) {
        return Verification.of(reference, candidate, IMAGES, VerificationTolerances.float32(), done -> {});
    }

    private record Fake(float pixel, float score, float width) implements ModelSide {

        static Fake right() {
            return new Fake(0, .9f, 16);
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Contract contract() {
            return new Contract(
                    InputContract.letterboxRgb(32, 32),
                    LabelMap.of(List.of("thing")),
                    new DetectionHead(new BoxCoding.DecodedBoxes("boxes", "scores"), DetectionDecoding.forEvaluation()),
                    List.of());
        }

        @Override
        public PreparedImage prepare(Path image) {
            return new PreparedImage(new float[] {pixel, 1}, new ResizeRule.Stretch(32, 32).place(32, 32));
        }

        @Override
        public NetworkOutputs infer(PreparedImage image) {
            return new NetworkOutputs(Map.of(
                    "boxes", NetworkOutput.of(new float[] {0, 0, width, 16}, 1, 1, 4),
                    "scores", NetworkOutput.of(new float[] {score}, 1, 1, 1)));
        }

        @Override
        public Prediction predict(NetworkOutputs outputs, Placement placement) {
            return BoxDecoder.of(DetectionHead.of(contract().head(), "the fake"), 1)
                    .decode(outputs, 0, placement);
        }
    }

    /** A side that is never asked to predict. */
    private record NamedClasses() implements ModelSide {

        @Override
        public String name() {
            return "classes";
        }

        @Override
        public Contract contract() {
            return Fake.right()
                    .contract()
                    .withHead(new ClassificationHead("logits", ClassificationHead.ScoreRule.SOFTMAX, 0));
        }

        @Override
        public PreparedImage prepare(Path image) {
            throw new IllegalStateException("not compared");
        }

        @Override
        public NetworkOutputs infer(PreparedImage image) {
            throw new IllegalStateException("not compared");
        }

        @Override
        public Prediction predict(NetworkOutputs outputs, Placement placement) {
            throw new IllegalStateException("not compared");
        }
    }
}
