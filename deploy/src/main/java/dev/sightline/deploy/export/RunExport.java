package dev.sightline.deploy.export;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.deploy.evaluate.AnnotatedImages;
import dev.sightline.deploy.quantize.Int8Conversion;
import dev.sightline.deploy.quantize.Int8Model;
import dev.sightline.deploy.quantize.Int8Report;
import dev.sightline.deploy.verify.RunSide;
import dev.sightline.deploy.verify.RunVerification;
import dev.sightline.infer.verify.VerificationReport;
import dev.sightline.infer.verify.VerificationTolerances;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.onnx.quantise.HalfPrecision;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.weights.load.WeightFit;
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
    private final ExportForm form;
    private final String version;
    private final TaskExport task;
    private final Consumer<String> log;

    /**
     * @param version of the program, which the file names as its producer
     * @param log receives a line for each step
     * @throws IllegalArgumentException if weights are missing or left over and that is not allowed; the message lists them
     */
    public RunExport(TrainedRun run, ExportForm form, String version, Consumer<String> log) {
        WeightFit fit = WeightFit.of(run.graph(), run.weights());
        if (!fit.isComplete() && !form.allowPartial()) {
            throw new IllegalArgumentException("the weights of " + run.folder().weights(run.checkpoint())
                    + " do not fit the network; --allow-partial exports them all the same:\n  "
                    + String.join("\n  ", fit.lines()));
        }
        fit.lines().forEach(line -> log.accept("partial export: " + line));
        this.run = fit.isComplete() ? run : run.withWeights(WeightFit.completed(run.graph(), run.weights()));
        this.form = form;
        this.version = version;
        this.task = TaskExport.of(this.run, form.boxes(), log);
        this.log = log;
    }

    /** Writes the file without a proof, and without operating points. */
    public ExportedModel write(Path file) throws IOException {
        Precise made = precise(model(List.of()).model());
        Optional<Path> accuracy = made.writeReport(file);
        made.model().write(file);
        return new ExportedModel(file, Files.size(file), Optional.empty(), accuracy);
    }

    /**
     * Writes the file aside, verifies it on the run's validation images, and gives it its name if every gate holds.
     *
     * @param images to verify on, at most
     */
    public ExportedModel writeProven(Path file, int images) throws IOException {
        List<OperatingPoint> points = task.operatingPoints();
        List<VerifiedImage> chosen =
                AnnotatedImages.of(run, run.recipe().validationSplit()).spread(images);
        Path aside = file.resolveSibling(file.getFileName() + ".failed");
        Labelled labelled = model(points);
        Precise made = precise(labelled.model());
        Optional<Path> accuracy = made.writeReport(file);
        made.model().write(aside);
        log.accept("verifying on " + chosen.size() + " validation images");
        VerificationReport report;
        try (RunSide side = new RunSide(run, labelled.head())) {
            report = new RunVerification(side, run.graph(), aside, Optional.empty())
                    .verify(chosen, tolerances(form.precision()), done -> {});
        }
        Path written = report.passed()
                ? Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
                : aside;
        return new ExportedModel(written, Files.size(written), Optional.of(report), accuracy);
    }

    /** What a precision may differ by from the run. */
    public static VerificationTolerances tolerances(ExportForm.Precision precision) {
        return switch (precision) {
            case FP32 -> VerificationTolerances.float32();
            case FP16 -> VerificationTolerances.float16();
            case INT8 -> VerificationTolerances.int8();
        };
    }

    private Labelled model(List<OperatingPoint> points) throws IOException {
        Contract contract = task.contract(points);
        String provenance = Files.exists(run.folder().provenance())
                ? Files.readString(run.folder().provenance())
                : "{}";
        OnnxModel finished = task.finished(raw());
        return new Labelled(
                ModelFile.labelled(finished, contract, provenance, run.trainedImages(), facts()), contract.head());
    }

    private OnnxModel raw() {
        ExportOptions options = ExportOptions.standard().withProducerVersion(version);
        Map<String, StoredArray> weights = run.weights();
        return OnnxWriter.write(
                run.graph(),
                path -> weights.containsKey(path) ? weights.get(path).values() : null,
                form.dynamicSize() ? options.withDynamicSize() : options);
    }

    private Precise precise(OnnxModel model) throws IOException {
        return switch (form.precision()) {
            case FP32 -> new Precise(model, Optional.empty());
            case FP16 -> new Precise(HalfPrecision.convert(model), Optional.empty());
            case INT8 -> {
                Int8Model int8 = new Int8Conversion(run, form.int8(), log).convert(model);
                yield new Precise(int8.model(), Optional.of(int8.report()));
            }
        };
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", String.valueOf(run.folder().root().getFileName()));
        facts.put("checkpoint", run.checkpoint());
        facts.put("boxes", ExportForm.word(form.boxes()));
        facts.put("precision", ExportForm.word(form.precision()));
        facts.put(ModelFile.GFLOPS, CostReader.read(run.graph()).gflops());
        if (form.precision() == ExportForm.Precision.INT8) {
            facts.putAll(form.int8().fields());
        }
        return facts;
    }

    /** A model with its contract, and the head in it. */
    private record Labelled(OnnxModel model, Head head) {}

    /** A model in the precision asked for, and what that costs where it has been measured. */
    private record Precise(OnnxModel model, Optional<Int8Report> report) {

        Optional<Path> writeReport(Path file) throws IOException {
            return report.isEmpty()
                    ? Optional.empty()
                    : Optional.of(report.get().writeBeside(file));
        }
    }
}
