package dev.sightline.infer.calibrate;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.PreparedImage;
import dev.sightline.image.format.ImageException;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.onnx.calibrate.ActivationHistogram;
import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.read.TensorDescription;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which numbers the tensors of a model take over images.
 *
 * <p>The same model, images and machine give the same ranges. Memory grows neither with the number of images nor with
 * that of tensors, except for a histogram of 64 KB each; every image is prepared once for each group of tensors.
 */
public final class Calibration {

    private final Map<String, ActivationHistogram> seen = new LinkedHashMap<>();
    private final List<String> inputs;
    private final List<Path> used = new ArrayList<>();

    private Calibration(List<String> inputs, List<String> tensors) {
        this.inputs = inputs;
        tensors.forEach(tensor -> seen.put(tensor, new ActivationHistogram()));
    }

    /**
     * Takes the model over the images.
     *
     * @param model in float, with its contract among its metadata
     * @param tensors as {@link dev.sightline.onnx.quantise.Quantizer#tensorsToCalibrate} names them
     * @param images files; one that cannot be read is named and left out
     * @param log receives a line for each such image
     * @throws IllegalArgumentException if no image can be read, or the model carries no contract or has no such tensor
     */
    public static Calibration of(OnnxModel model, List<String> tensors, List<Path> images, Consumer<String> log) {
        List<String> made = TensorGroups.made(model, tensors);
        Calibration calibration = new Calibration(inputs(model, tensors, made), tensors);
        PreparedImage first = calibration.readAll(model, images, log);
        for (List<String> group : TensorGroups.of(model, made, first)) {
            calibration.watch(model, group);
        }
        return calibration;
    }

    /** The images that could be read, in the order they were given. */
    public List<Path> images() {
        return List.copyOf(used);
    }

    /** The range of every tensor; inputs of the model keep all of theirs, since pixels have no outliers. */
    public Map<String, ActivationRange> ranges(CalibrationMethod method) {
        Map<String, ActivationRange> ranges = new LinkedHashMap<>();
        seen.forEach((tensor, histogram) -> ranges.put(
                tensor,
                inputs.contains(tensor) ? CalibrationMethod.MIN_MAX.range(histogram) : method.range(histogram)));
        return ranges;
    }

    /** Those of the tensors that the model is given. */
    private static List<String> inputs(OnnxModel model, List<String> tensors, List<String> made) {
        List<String> inputs = model.describe().inputs().stream()
                .map(TensorDescription::name)
                .filter(tensors::contains)
                .toList();
        List<String> unknown = tensors.stream()
                .filter(tensor -> !made.contains(tensor) && !inputs.contains(tensor))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(model.source() + " has no tensors " + unknown);
        }
        return inputs;
    }

    /** Counts the input's numbers on the way, and gives the first image. */
    private PreparedImage readAll(OnnxModel model, List<Path> images, Consumer<String> log) {
        PreparedImage first = null;
        try (Predictor predictor = TensorGroups.showing(model, List.of())) {
            for (Path image : images) {
                try {
                    PreparedImage prepared = predictor.executor().prepare(image);
                    inputs.forEach(input -> histogram(input).add(prepared.values()));
                    used.add(image);
                    first = first == null ? prepared : first;
                } catch (ImageException e) {
                    log.accept("left out: " + e.getMessage());
                }
            }
        }
        if (first == null) {
            throw new IllegalArgumentException(
                    "calibration needs at least one image that can be read, received " + images.size());
        }
        return first;
    }

    private void watch(OnnxModel model, List<String> group) {
        float[] numbers = new float[0];
        try (Predictor predictor = TensorGroups.showing(model, group)) {
            ContractExecutor executor = predictor.executor();
            for (Path image : used) {
                NetworkOutputs outputs = predictor.infer(List.of(executor.prepare(image)));
                for (String tensor : group) {
                    FloatBuffer values = TensorGroups.output(outputs, tensor).values();
                    numbers = numbers.length < values.limit() ? new float[values.limit()] : numbers;
                    values.get(0, numbers, 0, values.limit());
                    histogram(tensor).add(numbers, values.limit());
                }
            }
        }
    }

    private ActivationHistogram histogram(String tensor) {
        ActivationHistogram histogram = seen.get(tensor);
        if (histogram == null) {
            throw new IllegalStateException("'" + tensor + "' is not watched");
        }
        return histogram;
    }
}
