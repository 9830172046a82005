package dev.sightline.infer.calibrate;

import dev.sightline.config.contract.ContractWriter;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network of two convolutions whose numbers can be worked out by hand: the first makes red + green + blue - 1 and twice the
 * blue.
 */
final class TinyClassifier {

    static final String INPUT = "image";

    private static final int SIDE = 32;

    private static final Map<String, float[]> WEIGHTS = Map.of(
            "first.weight", new float[] {1, 1, 1, 0, 0, 2},
            "first.bias", new float[] {-1, 0},
            "second.weight", new float[] {1, -1, .5f, .25f},
            "second.bias", new float[] {0, .1f});

    private TinyClassifier() {}

    static OnnxModel model() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input(INPUT, Shape.of(1, 3, SIDE, SIDE));
        Value first = net.conv("first", image, ConvOptions.of(2, 1));
        Value second = net.conv("second", first, ConvOptions.of(2, 1));
        net.output("logits", net.flatten(net.globalAveragePool(second)));
        Contract contract = new Contract(
                InputContract.letterboxRgb(SIDE, SIDE),
                LabelMap.of(List.of("dark", "light")),
                new ClassificationHead("logits", ClassificationHead.ScoreRule.SOFTMAX, 0),
                List.of());
        return OnnxWriter.write(net.build(), WEIGHTS::get, ExportOptions.standard())
                .withMetadata(Map.of("sightline.contract", ContractWriter.json(contract)));
    }

    /** An image of one grey. */
    static Path grey(Path folder, int level) throws IOException {
        return written(folder.resolve("grey" + level + ".png"), filled(level));
    }

    static Path greyWithOneWhitePixel(Path folder, int level) throws IOException {
        byte[] rgb = filled(level);
        Arrays.fill(rgb, 0, 3, (byte) 255);
        return written(folder.resolve("white" + level + ".png"), rgb);
    }

    private static byte[] filled(int level) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Arrays.fill(rgb, (byte) level);
        return rgb;
    }

    private static Path written(Path file, byte[] rgb) throws IOException {
        ImageWriter.writePng(new Image(SIDE, SIDE, rgb), file);
        return file;
    }
}
