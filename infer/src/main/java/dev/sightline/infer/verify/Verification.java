package dev.sightline.infer.verify;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Takes two sides through four gates, stops at none, and reports all: inputs, raw outputs, predictions, metrics.
 *
 * <p>For gate 2 the candidate computes on the reference's tensor, so that a difference of inputs is not reported again as
 * one of outputs; its predictions are those of its own tensor. Memory does not grow with the number of images, except for the
 * predictions.
 */
public final class Verification {

    private static final int MOST_SHOWN = 50;

    private final ModelSide reference;
    private final ModelSide candidate;
    private final VerificationTolerances tolerances;
    private final InputComparison inputs = new InputComparison();
    private final OutputComparison outputs;
    private final PredictionComparison predictions = new PredictionComparison();
    private final HeadComparison heads;
    private final List<DifferingImage> differing = new ArrayList<>();

    private Verification(ModelSide reference, ModelSide candidate, VerificationTolerances tolerances) {
        this.reference = reference;
        this.candidate = candidate;
        this.heads = HeadComparison.of(reference, candidate);
        this.tolerances = heads.tolerances(tolerances);
        this.outputs = new OutputComparison(tolerances.outputs());
    }

    /**
     * Compares two sides on the images.
     *
     * @param progress receives how many images are done
     * @throws IllegalArgumentException if there is no image, or the sides are of different kinds or have different
     *     labels
     */
    public static VerificationReport of(
            ModelSide reference,
            ModelSide candidate,
            List<VerifiedImage> images,
            VerificationTolerances tolerances,
            IntConsumer progress) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a verification needs at least one image");
        }
        requireSameLabels(reference, candidate);
        Verification verification = new Verification(reference, candidate, tolerances);
        for (int i = 0; i < images.size(); i++) {
            verification.compare(images.get(i));
            progress.accept(i + 1);
        }
        return verification.report();
    }

    private void compare(VerifiedImage image) {
        PreparedImage expected = reference.prepare(image.file());
        PreparedImage found = candidate.prepare(image.file());
        boolean sameInputs = inputs.add(image.id(), expected, found);
        NetworkOutputs expectedOutputs = reference.infer(expected);
        NetworkOutputs foundOutputs = candidate.infer(found);
        if (heads.sameOutputs()
                || foundOutputs
                        .byName()
                        .keySet()
                        .containsAll(expectedOutputs.byName().keySet())) {
            boolean sameShape = found.values().length == expected.values().length;
            boolean sameInput = sameInputs || !sameShape;
            NetworkOutputs onSameInput = sameInput ? foundOutputs : candidate.infer(expected);
            outputs.add(image.id(), expectedOutputs, onSameInput);
        } else {
            outputs.leaveOut("the outputs of " + candidate.name() + " are coded in another way than those of "
                    + reference.name() + "; the predictions that follow from them are compared");
        }
        Prediction one = reference.predict(expectedOutputs, expected.placement());
        Prediction other = candidate.predict(foundOutputs, found.placement());
        if (!predictions.add(heads.add(image, one, other)) && differing.size() < MOST_SHOWN) {
            differing.add(new DifferingImage(image.id(), image.file(), one, other));
        }
    }

    private VerificationReport report() {
        OutputGate equality = outputs.gate();
        List<Gate> gates = List.of(
                inputs.gate(),
                equality,
                predictions.gate(tolerances),
                heads.metrics(tolerances.metric(), equality.isEqualButForRounding()));
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
