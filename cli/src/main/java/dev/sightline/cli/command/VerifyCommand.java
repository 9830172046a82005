package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Head;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.deploy.evaluate.AnnotatedImages;
import dev.sightline.deploy.export.ExportForm;
import dev.sightline.deploy.export.RunExport;
import dev.sightline.deploy.verify.FileVerification;
import dev.sightline.deploy.verify.RunSide;
import dev.sightline.deploy.verify.RunVerification;
import dev.sightline.deploy.verify.VerificationPage;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.format.ImageException;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.infer.verify.Tolerance;
import dev.sightline.infer.verify.VerificationReport;
import dev.sightline.infer.verify.VerificationTolerances;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline verify}: is this model file what was trained? */
@Command(
        name = "verify",
        description = {
            "Prove that a model file predicts as the run it came from, or as another model file.",
            "Four gates, all reported: inputs equal to the bit, raw outputs within a tolerance, predictions, metrics."
        },
        footer = {
            "",
            "Examples:",
            "  sightline verify model.onnx --run runs/cells/1 --data photos/cells",
            "  sightline verify model-int8.onnx --against model.onnx --data photos/cells --tolerances int8",
            "",
            "Exit code 3 when a gate does not hold."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class VerifyCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "The ONNX file in question.")
    private Path model;

    @ArgGroup(multiplicity = "1")
    private Reference reference;

    /** What the model is compared with. */
    static final class Reference {

        @Option(names = "--run", paramLabel = "DIR", description = "Folder of the training run it was exported from.")
        private @Nullable Path run;

        @Option(names = "--against", paramLabel = "FILE", description = "Another ONNX file.")
        private @Nullable Path against;
    }

    @Option(
            names = "--checkpoint",
            defaultValue = RunFolder.BEST,
            paramLabel = "NAME",
            description = "Checkpoint of the run: best, latest or epoch_N (default: ${DEFAULT-VALUE}).")
    private String checkpoint;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "Contract for files that carry none; both sides are used under it.")
    private @Nullable Path contract;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Annotated images in COCO, VOC or YOLO format.")
    private Path data;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description =
                    "Split of the data (default: that which chose the run's checkpoint where the data has it, else val or"
                            + " test; where the files define none, the part that training on this folder leaves out).")
    private @Nullable String split;

    @Option(
            names = "--images",
            defaultValue = "64",
            paramLabel = "N",
            description = "How many images, at even distances over the split (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = "--tolerances",
            paramLabel = "KIND",
            description = {
                "How far the two may differ (default: by what the files' numbers are, the coarser of both).",
                "fp32: numbers within 1e-4 + 1e-4 |b|, every prediction of score .2 or more, metrics within .001;",
                "fp16: .1 + .05 |b|, 99 %% of the predictions and 98 %% within tolerance, .005;",
                "int8: 1 + .2 |b| for 98 %% of the numbers, 99 %% of the predictions and 70 %% within tolerance, .01;",
                "of a classifier in fp16 and int8 95 %% of the predictions and 50 %% within tolerance."
            })
    private @Nullable String tolerances;

    @Option(
            names = "--atol",
            paramLabel = "X",
            description = "Absolute tolerance of raw outputs in place of the kind's.")
    private @Nullable Double absolute;

    @Option(
            names = "--rtol",
            paramLabel = "X",
            description = "Relative tolerance of raw outputs in place of the kind's.")
    private @Nullable Double relative;

    @Option(
            names = "--page",
            paramLabel = "DIR",
            description = "Folder for a page with the images that differ (default: MODEL.verify).")
    private @Nullable Path page;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        VerificationTolerances allowed = tolerances(RunExport.tolerances(precision()));
        if (images < 1) {
            throw new IllegalArgumentException("--images must be 1 or more, received " + images);
        }
        try (Predictor predictor = Predictor.open(model, Optional.ofNullable(contract), SessionOptions.cpu(0))) {
            Optional<TrainedRun> run = run();
            List<VerifiedImage> chosen = AnnotatedImages.of(predictor.contract(), data, split(run), LOG::info)
                    .spread(images);
            Head head = predictor.contract().head();
            VerificationReport report = compared(run, chosen, allowed, head);
            print(report, written(report, predictor.contract()));
            return report.passed() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
        }
    }

    private Optional<TrainedRun> run() throws IOException {
        return reference.run == null
                ? Optional.empty()
                : Optional.of(TrainedRun.open(RunFolder.open(reference.run), checkpoint, List.of()));
    }

    private Optional<String> split(Optional<TrainedRun> run) {
        return Optional.ofNullable(split)
                .or(() -> run.map(trained -> trained.recipe().validationSplit())
                        .filter(DatasetReader.splits(data)::contains));
    }

    private VerificationReport compared(
            Optional<TrainedRun> trained, List<VerifiedImage> chosen, VerificationTolerances allowed, Head head) {
        if (trained.isPresent()) {
            TrainedRun run = trained.get();
            try (RunSide side = new RunSide(run, head)) {
                return new RunVerification(side, run.graph(), model, Optional.ofNullable(contract))
                        .verify(chosen, allowed, done -> progress(done, chosen.size()));
            }
        }
        Path against = Objects.requireNonNull(reference.against);
        return new FileVerification(against, model, Optional.ofNullable(contract))
                .verify(chosen, allowed, done -> progress(done, chosen.size()));
    }

    private ExportForm.Precision precision() {
        if (tolerances != null) {
            return ExportForm.named("--tolerances", tolerances, ExportForm.Precision.class);
        }
        ExportForm.Precision own = precision(model);
        ExportForm.Precision other = reference.against == null ? own : precision(reference.against);
        ExportForm.Precision coarser = own.compareTo(other) < 0 ? other : own;
        if (coarser != ExportForm.Precision.FP32) {
            LOG.info("{} numbers: its tolerances hold; --tolerances chooses others", ExportForm.word(coarser));
        }
        return coarser;
    }

    private static ExportForm.Precision precision(Path file) {
        return ExportForm.Precision.of(OnnxModel.read(file).describe());
    }

    private VerificationTolerances tolerances(VerificationTolerances kind) {
        Tolerance usual = kind.outputs();
        return kind.withOutputs(new Tolerance(
                absolute == null ? usual.absolute() : absolute,
                relative == null ? usual.relative() : relative,
                usual.differing()));
    }

    private static void progress(int done, int all) {
        if (done == all || done % 16 == 0) {
            LOG.info("verified {} of {} images", done, all);
        }
    }

    /** The page, where it can be written: what was found stands without it. */
    private Optional<Path> written(VerificationReport report, Contract used) {
        Path folder = page == null ? Path.of(model + ".verify") : page;
        ImageDecoder decoder = new ImageDecoder(DecodingRules.of(used.input()));
        try {
            return Optional.of(new VerificationPage(decoder, used.labels()).write(report, folder));
        } catch (IOException | ImageException e) {
            LOG.warn("the page could not be written into {}: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    private void print(VerificationReport report, Optional<Path> written) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>(report.fields());
            written.ifPresent(path -> fields.put("page", path.toString()));
            JsonDocument.print(out, fields);
            return;
        }
        report.lines().forEach(out::println);
        written.ifPresent(path -> out.println("page: " + path));
        out.println(report.passed() ? "all gates hold" : "NOT PROVEN EQUAL");
        out.flush();
    }
}
