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
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.TensorNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Verifies a model file against the run it came from.
 *
 * @param sideCar a contract for a file that carries none
 */
public record RunVerification(RunSide run, Graph graph, Path file, Optional<Path> sideCar) {

    /** Goes through the gates; where raw outputs differ, looks for the first layer that does. */
    public VerificationReport verify(
            List<VerifiedImage> images, VerificationTolerances tolerances, IntConsumer progress) {
        OnnxModel model = OnnxModel.read(file);
        VerificationReport report;
        try (Predictor predictor =
                Predictor.open(withRawOutputs(model).bytes(), file.toString(), sideCar, SessionOptions.cpu(0))) {
            PredictorSide candidate = new PredictorSide(file.toString(), predictor);
            report = Verification.of(run, candidate, images, tolerances, progress);
        }
        return report.passed("outputs")
                ? report
                : difference(model, images.get(0), tolerances)
                        .map(report::withDifference)
                        .orElse(report);
    }

    /** A model that decodes itself is made to show its raw maps beside its predictions. */
    private OnnxModel withRawOutputs(OnnxModel model) {
        Set<String> shown = new HashSet<>();
        model.describe().outputs().forEach(output -> shown.add(output.name()));
        List<String> hidden = graph.outputs().stream()
                .map(GraphOutput::name)
                .filter(name -> !shown.contains(name) && model.tensorNames().contains(name))
                .toList();
        return hidden.isEmpty() ? model : model.withExtraOutputs(hidden);
    }

    private Optional<LayerDifference> difference(
            OnnxModel read, VerifiedImage image, VerificationTolerances tolerances) {
        TensorNames names = TensorNames.of(graph);
        Set<String> there = read.tensorNames();
        List<ComparedLayer> layers = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (there.contains(names.of(node))) {
                layers.add(new ComparedLayer(names.of(node), node.where(), settings(node)));
            }
        }
        List<String> tensors =
                layers.stream().map(ComparedLayer::tensor).distinct().toList();
        PreparedImage prepared = run.prepare(image.file());
        return LayerSearch.first(
                image.id(),
                layers,
                run.layers(prepared, names::of),
                ShownLayers.of(read, tensors, prepared),
                tolerances.outputs());
    }

    /** A layer's settings; for a batch normalisation also those of the convolution it was folded into. */
    private String settings(Node node) {
        String own = node.operation().toString();
        return graph.nodes().stream()
                .filter(before -> node.operation() instanceof BatchNorm2d)
                .filter(before -> before.operation() instanceof Conv2d)
                .filter(before -> node.inputs().contains(before.output()))
                .findFirst()
                .map(conv -> own + " after " + conv.path() + ", " + conv.operation())
                .orElse(own);
    }
}
