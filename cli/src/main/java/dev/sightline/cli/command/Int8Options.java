package dev.sightline.cli.command;

import dev.sightline.deploy.export.ExportForm;
import dev.sightline.deploy.quantize.Int8Settings;
import dev.sightline.infer.calibrate.CalibrationMethod;
import dev.sightline.onnx.quantise.QuantizationOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code --precision int8} takes, and nothing else does. */
final class Int8Options {

    private static final int IMAGES = 128;

    @Option(
            names = "--calibration-data",
            paramLabel = "DIR",
            description = "int8: folder of images the ranges come from (default: the run's training split).")
    private @Nullable Path folder;

    @Option(
            names = "--calibration-images",
            paramLabel = "N",
            description = "int8: images to take of them, at even distances (default: " + IMAGES + ").")
    private @Nullable Integer images;

    @Option(
            names = "--calibration",
            paramLabel = "METHOD",
            description = "int8: ranges by min-max, percentile (all but .001 %% of the numbers) or entropy (default:"
                    + " percentile).")
    private @Nullable String method;

    @Option(
            names = "--keep-float",
            split = ",",
            paramLabel = "PATTERN",
            description = "int8: nodes that stay in float, such as model.0 or model.22.*.2; the report beside the file"
                    + " lists their names, noisiest first.")
    private @Nullable List<String> keepFloat;

    @Option(
            names = "--quantize-first",
            description =
                    "int8: the first convolution in eight bits too, for devices without floats (default: in float, as it is"
                            + " faster and more exact on a processor).")
    private @Nullable Boolean quantizeFirst;

    @Option(
            names = "--weight-bits",
            paramLabel = "N",
            description =
                    "int8: 7 for predictions that are alike on every processor, 8 for finer weights where all that run"
                            + " the model have VNNI (x86) or are ARM: older x86 cuts sums off in silence (default: 7).")
    private @Nullable Integer weightBits;

    /**
     * The settings as given, with defaults for the rest.
     *
     * @throws IllegalArgumentException if one is given although the precision is another, or has a wrong value
     */
    Int8Settings settings(ExportForm.Precision precision) {
        List<String> given = given();
        if (precision != ExportForm.Precision.INT8 && !given.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(", ", given) + (given.size() == 1 ? " goes" : " go") + " with --precision int8 only");
        }
        return new Int8Settings(
                Optional.ofNullable(folder),
                images == null ? IMAGES : images,
                method == null ? CalibrationMethod.PERCENTILE : method(method),
                QuantizationOptions.standard()
                        .keepingFloat(keepFloat == null ? List.of() : keepFloat)
                        .withWeightBits(weightBits == null ? 7 : weightBits)
                        .quantizingFirst(quantizeFirst != null));
    }

    private List<String> given() {
        return Stream.of(
                        named("--calibration-data", folder),
                        named("--calibration-images", images),
                        named("--calibration", method),
                        named("--keep-float", keepFloat),
                        named("--quantize-first", quantizeFirst),
                        named("--weight-bits", weightBits))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> named(String option, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> option);
    }

    private static CalibrationMethod method(String word) {
        return Arrays.stream(CalibrationMethod.values())
                .filter(method -> method.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--calibration takes "
                        + String.join(
                                ", ",
                                Arrays.stream(CalibrationMethod.values())
                                        .map(CalibrationMethod::word)
                                        .toList())
                        + "; received '" + word + "'"));
    }
}
