package dev.sightline.infer.verify;

import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Takes two sides through four gates, stops at none, and reports all: inputs, raw outputs, answers, figures.
 *
 * <p>For gate 2 the candidate computes on the reference's tensor, so that a difference of inputs is not reported again as
 * one of outputs; its answers are those of its own tensor. Memory does not grow with the number of pictures, except for the
 * answers.
 */
public final class Verification {

    private static final int MOST_SHOWN = 50;

    private final ModelSide reference;
    private final ModelSide candidate;
    private final VerificationLimits limits;
    private final InputComparison inputs = new InputComparison();
    private final OutputComparison outputs;
    private final boolean sameCoding;
    private final AnswerComparison answers = new AnswerComparison();
    private final FigureComparison figures = new FigureComparison();
    private final List<DifferingPicture> differing = new ArrayList<>();

    private Verification(ModelSide reference, ModelSide candidate, VerificationLimits limits) {
        this.reference = reference;
        this.candidate = candidate;
        this.limits = limits;
        this.outputs = new OutputComparison(limits.outputs());
        this.sameCoding =
                sameCoding(reference.contract().head(), candidate.contract().head());
    }

    /**
     * Compares two sides on the pictures.
     *
     * @param progress hears how many pictures are done
     * @throws IllegalArgumentException if there is no picture, or the sides have different labels
     */
    public static VerificationReport of(
            ModelSide reference,
            ModelSide candidate,
            List<VerifiedPicture> pictures,
            VerificationLimits limits,
            IntConsumer progress) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a verification needs at least one picture");
        }
        requireSameLabels(reference, candidate);
        Verification verification = new Verification(reference, candidate, limits);
        for (int i = 0; i < pictures.size(); i++) {
            verification.compare(pictures.get(i));
            progress.accept(i + 1);
        }
        return verification.report();
    }

    private void compare(VerifiedPicture picture) {
        PreparedPicture expected = reference.prepare(picture.file());
        PreparedPicture found = candidate.prepare(picture.file());
        boolean sameInputs = inputs.add(picture.id(), expected, found);
        NetworkOutputs expectedOutputs = reference.infer(expected);
        NetworkOutputs foundOutputs = candidate.infer(found);
        if (sameCoding
                || foundOutputs
                        .byName()
                        .keySet()
                        .containsAll(expectedOutputs.byName().keySet())) {
            boolean sameShape = found.values().length == expected.values().length;
            boolean sameInput = sameInputs || !sameShape;
            NetworkOutputs onSameInput = sameInput ? foundOutputs : candidate.infer(expected);
            outputs.add(picture.id(), expectedOutputs, onSameInput);
        } else {
            outputs.leaveOut("the outputs of " + candidate.name() + " are coded in another way than those of "
                    + reference.name() + "; the answers that follow from them are compared");
        }
        Prediction one = reference.answer(expectedOutputs, expected.placement());
        Prediction other = candidate.answer(foundOutputs, found.placement());
        if (!answers.add(one, other) && differing.size() < MOST_SHOWN) {
            differing.add(new DifferingPicture(picture.id(), picture.file(), one, other));
        }
        figures.add(picture, one, other);
    }

    /**
     * Raw outputs can be compared where both sides mean the same by them. A model that decodes itself has others, unless it
     * is made to show its raw ones, too.
     */
    private static boolean sameCoding(Head one, Head other) {
        if (one instanceof DetectionHead first && other instanceof DetectionHead second) {
            return first.coding().equals(second.coding());
        }
        return one.equals(other);
    }

    private VerificationReport report() {
        List<Gate> gates = List.of(
                inputs.gate(),
                outputs.gate(),
                answers.gate(limits),
                figures.gate(reference.contract().labels().size(), limits.figure()));
        return new VerificationReport(reference.name(), candidate.name(), gates, differing, Optional.empty());
    }

    private static void requireSameLabels(ModelSide reference, ModelSide candidate) {
        List<String> expected = reference.contract().labels().names();
        List<String> found = candidate.contract().labels().names();
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("the sides have different labels: " + reference.name() + " " + expected
                    + ", " + candidate.name() + " " + found);
        }
    }
}
