package dev.sightline.cli.model;

import dev.sightline.data.source.PictureFolder;
import dev.sightline.infer.calibrate.Calibration;
import dev.sightline.infer.calibrate.LayerNoise;
import dev.sightline.infer.calibrate.QuantizationNoise;
import dev.sightline.infer.verify.VerifiedPicture;
import dev.sightline.nn.GraphOutput;
import dev.sightline.onnx.OnnxModel;
import dev.sightline.onnx.Quantizer;
import dev.sightline.train.evaluate.TrainedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes a run's float model into an int8 one, and measures what that costs. */
final class Int8Conversion {

    /** Enough for a stable ratio: each shows a tensor's every place and channel. */
    private static final int NOISE_PICTURES = 8;

    private final TrainedRun run;
    private final Int8Settings settings;
    private final Consumer<String> say;

    Int8Conversion(TrainedRun run, Int8Settings settings, Consumer<String> say) {
        this.run = run;
        this.settings = settings;
        this.say = say;
    }

    /**
     * The model in int8, with its accuracy report.
     *
     * @param model in float, with its contract among its metadata
     */
    Int8Model convert(OnnxModel model) throws IOException {
        List<String> tensors = Quantizer.tensorsToCalibrate(model, settings.quantization());
        List<Path> pictures = calibrationPictures();
        say.accept("calibrating " + tensors.size() + " tensors on " + pictures.size() + " pictures, "
                + settings.method().word());
        Calibration calibration = Calibration.of(model, tensors, pictures, say);
        OnnxModel int8 = Quantizer.quantize(model, calibration.ranges(settings.method()), settings.quantization());
        List<LayerNoise> noise = QuantizationNoise.of(model, int8, compared(tensors), few(calibration.pictures()));
        String split = run.recipe().validationSplit();
        say.accept("scoring float and int8 on the split '" + split + "'");
        Int8Report report = new Int8Report(
                new Int8Report.Calibrated(
                        settings, source(), calibration.pictures().size()),
                new Int8Scores(run, split, say).of(model, int8),
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

    private List<Path> calibrationPictures() throws IOException {
        if (settings.folder().isEmpty()) {
            return VerifiedPictures.of(run, run.recipe().trainingSplit(), settings.pictures()).stream()
                    .map(VerifiedPicture::file)
                    .toList();
        }
        Path folder = settings.folder().get();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--calibration-data takes a folder of pictures, " + folder
                    + (Files.exists(folder) ? " is a file" : " does not exist"));
        }
        List<Path> found = PictureFolder.list(folder).byId().values().stream()
                .flatMap(List::stream)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--calibration-data: there is no picture in " + folder);
        }
        return spread(found, settings.pictures());
    }

    private static List<Path> few(List<Path> pictures) {
        return spread(pictures, NOISE_PICTURES);
    }

    private static List<Path> spread(List<Path> pictures, int count) {
        int taken = Math.min(count, pictures.size());
        List<Path> chosen = new ArrayList<>(taken);
        for (int i = 0; i < taken; i++) {
            chosen.add(pictures.get((int) ((long) i * pictures.size() / taken)));
        }
        return chosen;
    }
}
