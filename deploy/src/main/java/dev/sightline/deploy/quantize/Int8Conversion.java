package dev.sightline.deploy.quantize;

import dev.sightline.data.source.ImageFolder;
import dev.sightline.deploy.evaluate.AnnotatedImages;
import dev.sightline.deploy.evaluate.Spread;
import dev.sightline.infer.calibrate.Calibration;
import dev.sightline.infer.calibrate.LayerNoise;
import dev.sightline.infer.calibrate.QuantizationNoise;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.nn.GraphOutput;
import dev.sightline.onnx.quantise.Quantizer;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.train.evaluate.TrainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes a run's float model into an int8 one, and measures what that costs. */
public final class Int8Conversion {

    /** Enough for a stable ratio: each shows a tensor's every place and channel. */
    private static final int NOISE_IMAGES = 8;

    private final TrainedRun run;
    private final Int8Settings settings;
    private final Consumer<String> log;

    public Int8Conversion(TrainedRun run, Int8Settings settings, Consumer<String> log) {
        this.run = run;
        this.settings = settings;
        this.log = log;
    }

    /**
     * The model in int8, with its accuracy report.
     *
     * @param model in float, with its contract among its metadata
     */
    public Int8Model convert(OnnxModel model) throws IOException {
        List<String> tensors = Quantizer.tensorsToCalibrate(model, settings.quantization());
        List<Path> images = calibrationImages();
        log.accept("calibrating " + tensors.size() + " tensors on " + images.size() + " images, "
                + settings.method().word());
        Calibration calibration = Calibration.of(model, tensors, images, log);
        OnnxModel int8 = Quantizer.quantize(model, calibration.ranges(settings.method()), settings.quantization());
        List<LayerNoise> noise =
                QuantizationNoise.of(model, int8, compared(tensors), Spread.over(calibration.images(), NOISE_IMAGES));
        String split = run.recipe().validationSplit();
        log.accept("scoring float and int8 on the split '" + split + "'");
        Int8Report report = new Int8Report(
                new Int8Report.Calibrated(
                        settings, source(), calibration.images().size()),
                new Int8Scores(run, split, log).of(model, int8),
                noise);
        return new Int8Model(int8, report);
    }

    /** What is rounded, and the raw outputs it leads to. */
    private List<String> compared(List<String> calibrated) {
        List<String> tensors = new ArrayList<>(calibrated);
        run.graph().outputs().stream()
                .map(GraphOutput::name)
                .filter(name -> !tensors.contains(name))
                .forEach(tensors::add);
        return tensors;
    }

    private String source() {
        return settings.folder()
                .map(Path::toString)
                .orElse("split '" + run.recipe().trainingSplit() + "'");
    }

    private List<Path> calibrationImages() throws IOException {
        if (settings.folder().isEmpty()) {
            return AnnotatedImages.of(run, run.recipe().trainingSplit()).spread(settings.images()).stream()
                    .map(VerifiedImage::file)
                    .toList();
        }
        Path folder = settings.folder().get();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--calibration-data takes a folder of images, " + folder
                    + (Files.exists(folder) ? " is a file" : " does not exist"));
        }
        List<Path> found = ImageFolder.list(folder).byId().values().stream()
                .flatMap(List::stream)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--calibration-data: there is no image in " + folder);
        }
        return Spread.over(found, settings.images());
    }
}
