package dev.sightline.infer.predict;

import dev.sightline.config.contract.ContractWriter;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Window;
import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.quantise.HalfPrecision;
import dev.sightline.onnx.quantise.QuantizationOptions;
import dev.sightline.onnx.quantise.Quantizer;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models of a few kilobytes that work, with as many kinds of operator as Sightline writes. */
final class SoundModel {

    /** Of the images they take. */
    static final int SIDE = 16;

    private static final List<String> LABELS = List.of("dark", "light");
    private static final BoxCoding.DistanceMaps MAPS = new BoxCoding.DistanceMaps(4, List.of(4, 8));

    private SoundModel() {}

    /** A classifier in float32, float16 and int8, and detectors with raw, decoded and suppressed boxes. */
    static List<byte[]> all() {
        OnnxModel classifier = written(classifierGraph(), ExportOptions.standard());
        OnnxModel maps = written(detectorGraph(), ExportOptions.standard());
        OnnxModel anySize = written(detectorGraph(), ExportOptions.standard().withDynamicSize());
        Head classes = new ClassificationHead("logits", ClassificationHead.ScoreRule.SOFTMAX, 0);
        DetectionDecoding decoding = new DetectionDecoding(.1, .6, false, 20);
        return List.of(
                labelled(classifier, classes),
                labelled(HalfPrecision.convert(classifier), classes),
                labelled(quantized(classifier), classes),
                labelled(maps, new DetectionHead(MAPS, decoding)),
                labelled(DetectionTail.decoded(maps, MAPS), new DetectionHead(DetectionTail.DECODED, decoding)),
                labelled(
                        DetectionTail.suppressed(anySize, MAPS, decoding),
                        new DetectionHead(DetectionTail.SUPPRESSED, decoding)));
    }

    private static Graph classifierGraph() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, SIDE, SIDE));
        Value x = net.silu(net.conv("first", image, ConvOptions.of(4, 3).stride(2)));
        x = net.concat(net.maxPool(x, Window.square(3).padding(1)), net.sliceChannels(x, 0, 2));
        x = net.add(x, net.conv("second", x, ConvOptions.of(6, 1)));
        net.output("logits", net.linear("last", net.flatten(net.globalAveragePool(x)), LABELS.size()));
        return net.build();
    }

    private static Graph detectorGraph() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, SIDE, SIDE));
        Value fine = net.silu(net.conv("stem", image, ConvOptions.of(4, 3).stride(4)));
        Value coarse = net.conv("down", fine, ConvOptions.of(4, 3).stride(2));
        level(net, 4, net.concat(fine, net.upsampleNearest(coarse, 2)));
        level(net, 8, coarse);
        return net.build();
    }

    private static void level(GraphBuilder net, int stride, Value map) {
        net.output(
                BoxCoding.DistanceMaps.boxes(stride),
                net.conv("boxes" + stride, map, ConvOptions.of(4 * MAPS.bins(), 1)));
        net.output(
                BoxCoding.DistanceMaps.scores(stride),
                net.conv("scores" + stride, map, ConvOptions.of(LABELS.size(), 1)));
    }

    private static OnnxModel quantized(OnnxModel model) {
        QuantizationOptions options = QuantizationOptions.standard();
        Map<String, ActivationRange> ranges = new HashMap<>();
        Quantizer.tensorsToCalibrate(model, options).forEach(name -> ranges.put(name, new ActivationRange(-4, 4)));
        return Quantizer.quantize(model, ranges, options);
    }

    private static OnnxModel written(Graph graph, ExportOptions options) {
        Random random = new Random(4);
        Map<String, float[]> weights = new HashMap<>();
        return OnnxWriter.write(
                graph,
                path -> weights.computeIfAbsent(
                        path,
                        name -> gaussians((int) graph.parameter(name).shape().elements(), random)),
                options);
    }

    private static float[] gaussians(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static byte[] labelled(OnnxModel model, Head head) {
        Contract contract = new Contract(InputContract.letterboxRgb(SIDE, SIDE), LabelMap.of(LABELS), head, List.of());
        return model.withMetadata(Map.of(DeployedModel.CONTRACT_KEY, ContractWriter.json(contract)))
                .bytes();
    }
}
