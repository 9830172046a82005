package dev.sightline.infer.verify;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.result.Prediction;
import java.util.Map;

/**
 * Compares what two models of one kind predict: one comparison for each kind of head, with everything that depends on
 * it.
 */
interface HeadComparison {

    /**
     * Whether both sides mean the same by their raw outputs, so that these can be compared. A model that decodes
     * itself has others, unless it is made to show its raw ones, too.
     */
    boolean sameOutputs();

    /** What becomes of these tolerances for models of this kind. */
    VerificationTolerances tolerances(VerificationTolerances asked);

    /**
     * Compares the predictions on one image, and keeps what the metrics need of them.
     *
     * @throws IllegalArgumentException if one of them is of another kind than its head predicts
     */
    Map<ScoreBand, BandCounts> add(VerifiedImage image, Prediction reference, Prediction candidate);

    /**
     * Both sides' metrics over all that was added; none where the images are not annotated.
     *
     * @param equalOutputs whether the raw outputs are equal but for rounding, so that the order of near-equal scores alone
     *     can make a difference
     */
    MetricGate metrics(double allowed, boolean equalOutputs);

    /**
     * The comparison of these two sides.
     *
     * @throws IllegalArgumentException if they are of different kinds
     */
    static HeadComparison of(ModelSide reference, ModelSide candidate) {
        Head one = reference.contract().head();
        Head other = candidate.contract().head();
        if (!one.kind().equals(other.kind())) {
            throw new IllegalArgumentException(reference.name() + " is " + one.kind() + " and " + candidate.name()
                    + " is " + other.kind() + ": what they predict cannot be compared");
        }
        int classes = reference.contract().labels().size();
        return one.accept(new Head.Visitor<>() {
            @Override
            public HeadComparison visit(DetectionHead head) {
                return new DetectionComparison(head, DetectionHead.of(other, "the candidate"), classes);
            }

            @Override
            public HeadComparison visit(ClassificationHead head) {
                return new ClassificationComparison(head, ClassificationHead.of(other, "the candidate"));
            }
        });
    }
}
