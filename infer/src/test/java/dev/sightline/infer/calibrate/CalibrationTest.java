package dev.sightline.infer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.quantise.QuantizationOptions;
import dev.sightline.onnx.quantise.Quantizer;
import dev.sightline.onnx.read.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {

    @TempDir
    Path folder;

    private final OnnxModel model = TinyClassifier.model();
    private final List<String> tensors =
            Quantizer.tensorsToCalibrate(model, QuantizationOptions.standard().quantizingFirst(true));

    @Test
    void rangesAreThoseOfTheNumbersTheTensorsTake() throws IOException {
        List<Path> images = List.of(TinyClassifier.grey(folder, 0), TinyClassifier.grey(folder, 255));

        Map<String, ActivationRange> ranges = calibrated(images).ranges(CalibrationMethod.MIN_MAX);

        assertThat(tensors).hasSize(2).startsWith(TinyClassifier.INPUT);
        assertThat(ranges)
                .containsEntry(TinyClassifier.INPUT, new ActivationRange(0, 1))
                .containsEntry(tensors.get(1), new ActivationRange(-1, 2));
    }

    /** Two numbers of 821,248 are the white pixel's, fewer than the .0005 % that may go at each end. */
    @Test
    void aMethodCutsTheTensorsOfNodesAndNeverTheInput() throws IOException {
        Path grey = TinyClassifier.grey(folder, 100);
        List<Path> images = new ArrayList<>(Collections.nCopies(400, grey));
        images.add(TinyClassifier.greyWithOneWhitePixel(folder, 100));

        Map<String, ActivationRange> ranges = calibrated(images).ranges(CalibrationMethod.PERCENTILE);

        assertThat(ranges.get(TinyClassifier.INPUT)).isEqualTo(new ActivationRange(100 / 255f, 1));
        assertThat(ranges.get(tensors.get(1)))
                .extracting(ActivationRange::max)
                .satisfies(max -> assertThat(max).isLessThan(.8f));
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void theSameImagesGiveTheSameRanges(CalibrationMethod method) throws IOException {
        List<Path> images = List.of(TinyClassifier.grey(folder, 3), TinyClassifier.grey(folder, 200));

        assertThat(calibrated(images).ranges(method))
                .isEqualTo(calibrated(images).ranges(method));
    }

    @Test
    void anImageThatCannotBeReadIsNamedOnceAndLeftOut() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no image");
        Path whole = TinyClassifier.grey(folder, 9);
        List<String> messages = new ArrayList<>();

        Calibration calibration = Calibration.of(model, tensors, List.of(broken, whole), messages::add);

        assertThat(calibration.images()).containsExactly(whole);
        assertThat(messages).singleElement().asString().contains("broken.png");
    }

    @Test
    void noReadableImageAndUnknownTensorsAreRefused() throws IOException {
        List<Path> one = List.of(TinyClassifier.grey(folder, 9));

        assertThatThrownBy(() -> calibrated(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibration needs at least one image that can be read, received 0");
        assertThatThrownBy(() -> Calibration.of(model, List.of("nowhere"), one, messages -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no tensors [nowhere]");
    }

    private Calibration calibrated(List<Path> images) {
        return Calibration.of(model, tensors, images, messages -> {});
    }
}
