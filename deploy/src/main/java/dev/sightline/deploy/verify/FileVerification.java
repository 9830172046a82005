package dev.sightline.deploy.verify;

import dev.sightline.image.PreparedImage;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.infer.verify.ComparedLayer;
import dev.sightline.infer.verify.LayerDifference;
import dev.sightline.infer.verify.LayerSearch;
import dev.sightline.infer.verify.PredictorSide;
import dev.sightline.infer.verify.Verification;
import dev.sightline.infer.verify.VerificationReport;
import dev.sightline.infer.verify.VerificationTolerances;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.onnx.read.NodeDescription;
import dev.sightline.onnx.read.OnnxModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Verifies a model file against another.
 *
 * @param sideCar a contract for files that carry none
 */
public record FileVerification(Path reference, Path candidate, Optional<Path> sideCar) {

    /** Goes through the gates; where raw outputs differ, looks for the first tensor both files make that does. */
    public VerificationReport verify(
            List<VerifiedImage> images, VerificationTolerances tolerances, IntConsumer progress) {
        try (Predictor one = Predictor.open(reference, sideCar, SessionOptions.cpu(0));
                Predictor other = Predictor.open(candidate, sideCar, SessionOptions.cpu(0))) {
            VerificationReport report = Verification.of(
                    new PredictorSide(reference.toString(), one),
                    new PredictorSide(candidate.toString(), other),
                    images,
                    tolerances,
                    progress);
            if (report.passed("outputs")) {
                return report;
            }
            PreparedImage prepared = one.executor().prepare(images.get(0).file());
            return difference(images.get(0).id(), prepared, tolerances)
                    .map(report::withDifference)
                    .orElse(report);
        }
    }

    private Optional<LayerDifference> difference(
            String image, PreparedImage prepared, VerificationTolerances tolerances) {
        OnnxModel one = OnnxModel.read(reference);
        OnnxModel other = OnnxModel.read(candidate);
        Set<String> there = new HashSet<>();
        other.nodes().forEach(node -> there.addAll(node.outputs()));
        List<ComparedLayer> layers = new ArrayList<>();
        for (NodeDescription node : one.nodes()) {
            node.outputs().stream()
                    .filter(there::contains)
                    .forEach(tensor -> layers.add(new ComparedLayer(
                            tensor,
                            tensor + " (" + node.operator() + ")",
                            "reads " + String.join(", ", node.inputs()))));
        }
        List<String> tensors = layers.stream().map(ComparedLayer::tensor).toList();
        return LayerSearch.first(
                image,
                layers,
                ShownLayers.of(one, tensors, prepared),
                ShownLayers.of(other, tensors, prepared),
                tolerances.outputs());
    }
}
