package dev.sightline.cli.model;

import dev.sightline.cli.console.BuildFacts;
import dev.sightline.core.contract.Contract;
import dev.sightline.data.Dataset;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.infer.verify.VerificationLimits;
import dev.sightline.infer.verify.VerificationReport;
import dev.sightline.infer.verify.VerifiedPicture;
import dev.sightline.onnx.ExportOptions;
import dev.sightline.onnx.OnnxModel;
import dev.sightline.onnx.OnnxWriter;
import dev.sightline.torch.StoredArray;
import dev.sightline.train.checkpoint.WeightFit;
import dev.sightline.train.evaluate.TrainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a trained run as a model file, and proves that the file is the run. */
public final class RunExport {

    private final TrainedRun run;
    private final boolean dynamicSize;
    private final Consumer<String> say;

    /**
     * @param allowPartial whether weights may be missing, which then have untrained values
     * @param say hears what happens
     * @throws IllegalArgumentException if weights are missing or left over and that is not allowed; the message lists them
     */
    public RunExport(TrainedRun run, boolean dynamicSize, boolean allowPartial, Consumer<String> say) {
        WeightFit fit = WeightFit.of(run.graph(), run.weights());
        if (!fit.isComplete() && !allowPartial) {
            throw new IllegalArgumentException("the weights of " + run.folder().weights(run.checkpoint())
                    + " do not fit the network; --allow-partial exports them all the same:\n  "
                    + String.join("\n  ", fit.lines()));
        }
        fit.lines().forEach(line -> say.accept("partial export: " + line));
        this.run = fit.isComplete() ? run : run.withWeights(WeightFit.completed(run.graph(), run.weights()));
        this.dynamicSize = dynamicSize;
        this.say = say;
    }

    /** Writes the file without a proof. */
    public ExportedModel write(Path file) throws IOException {
        model().write(file);
        return new ExportedModel(file, Files.size(file), Optional.empty());
    }

    /**
     * Writes the file aside, verifies it on the run's validation pictures, and gives it its name if every gate holds.
     *
     * @param pictures to verify on, at most
     */
    public ExportedModel writeProven(Path file, int pictures) throws IOException {
        Dataset dataset = run.data(run.recipe().data().validation()).dataset();
        List<VerifiedPicture> chosen = VerifiedPictures.spread(dataset, pictures);
        Path aside = file.resolveSibling(file.getFileName() + ".failed");
        model().write(aside);
        say.accept("verifying on " + chosen.size() + " validation pictures");
        VerificationReport report;
        try (Predictor predictor = Predictor.open(aside, Optional.empty(), SessionOptions.cpu(0));
                RunSide side = new RunSide(run)) {
            report = new RunVerification(side, run.graph(), predictor, aside)
                    .verify(chosen, VerificationLimits.float32(), done -> {});
        }
        Path written = report.passed()
                ? Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
                : aside;
        return new ExportedModel(written, Files.size(written), Optional.of(report));
    }

    private OnnxModel model() throws IOException {
        ExportOptions options = ExportOptions.standard().withProducerVersion(BuildFacts.version());
        Map<String, StoredArray> weights = run.weights();
        OnnxModel plain = OnnxWriter.write(
                run.graph(),
                path -> weights.containsKey(path) ? weights.get(path).values() : null,
                dynamicSize ? options.withDynamicSize() : options);
        Contract contract = run.contract();
        String provenance = Files.exists(run.folder().provenance())
                ? Files.readString(run.folder().provenance())
                : "{}";
        Map<String, Object> export = new LinkedHashMap<>();
        export.put("run", String.valueOf(run.folder().root().getFileName()));
        export.put("checkpoint", run.checkpoint());
        export.put("precision", "float32");
        return ModelFile.labelled(plain, contract, provenance, export);
    }
}
