package dev.sightline.deploy.quantize;

import dev.sightline.infer.calibrate.CalibrationMethod;
import dev.sightline.onnx.quantise.QuantizationOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an int8 model is made.
 *
 * @param folder of the images to calibrate on; empty for the run's training split
 * @param images to take of them at most, at even distances
 */
public record Int8Settings(
        Optional<Path> folder, int images, CalibrationMethod method, QuantizationOptions quantization) {

    public Int8Settings {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(quantization, "quantization");
        if (images < 1) {
            throw new IllegalArgumentException("--calibration-images takes 1 or more, received " + images);
        }
    }

    /** For programs, and for the metadata of the file. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("calibration", method.word());
        fields.put("calibration_images", images);
        fields.put("weight_bits", quantization.weightBits());
        fields.put("keep_float", quantization.keepFloat());
        fields.put("quantize_first", quantization.quantizeFirst());
        return fields;
    }
}
