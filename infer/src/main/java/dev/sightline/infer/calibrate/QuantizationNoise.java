package dev.sightline.infer.calibrate;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.PreparedImage;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.onnx.read.NodeDescription;
import dev.sightline.onnx.read.OnnxModel;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Compares the tensors of an int8 model with those of the float model it was made from. */
public final class QuantizationNoise {

    private final OnnxModel reference;
    private final OnnxModel candidate;
    private final Map<String, Double> signals = new HashMap<>();
    private final Map<String, Double> noises = new HashMap<>();

    private QuantizationNoise(OnnxModel reference, OnnxModel candidate) {
        this.reference = reference;
        this.candidate = candidate;
    }

    /**
     * The tensors that both models make, noisiest first.
     *
     * @param reference in float, with its contract among its metadata
     * @param candidate the same in int8
     * @param tensors names of those to compare; inputs of the model are passed over, since nothing is lost before them
     * @param images one or more that can be read
     */
    public static List<LayerNoise> of(
            OnnxModel reference, OnnxModel candidate, List<String> tensors, List<Path> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("comparing tensors needs at least one image");
        }
        QuantizationNoise noise = new QuantizationNoise(reference, candidate);
        List<String> both = TensorGroups.made(candidate, TensorGroups.made(reference, tensors));
        for (List<String> group : TensorGroups.of(reference, both, noise.first(images))) {
            noise.compare(group, images);
        }
        return noise.byNode();
    }

    private PreparedImage first(List<Path> images) {
        try (Predictor predictor = TensorGroups.showing(reference, List.of())) {
            return predictor.executor().prepare(images.get(0));
        }
    }

    private void compare(List<String> group, List<Path> images) {
        try (Predictor one = TensorGroups.showing(reference, group);
                Predictor other = TensorGroups.showing(candidate, group)) {
            for (Path image : images) {
                PreparedImage prepared = one.executor().prepare(image);
                NetworkOutputs expected = one.infer(List.of(prepared));
                NetworkOutputs found = other.infer(List.of(prepared));
                group.forEach(tensor ->
                        add(tensor, TensorGroups.output(expected, tensor), TensorGroups.output(found, tensor)));
            }
        }
    }

    /** A tensor whose size depends on its content, such as what is left after suppression, cannot be compared. */
    private void add(String tensor, NetworkOutput expected, NetworkOutput found) {
        if (!expected.shape().equals(found.shape())) {
            return;
        }
        FloatBuffer exact = expected.values();
        FloatBuffer rounded = found.values();
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < exact.limit(); i++) {
            double value = exact.get(i);
            double off = value - rounded.get(i);
            signal += value * value;
            noise += off * off;
        }
        signals.merge(tensor, signal, Double::sum);
        noises.merge(tensor, noise, Double::sum);
    }

    private List<LayerNoise> byNode() {
        Map<String, Double> reached = new HashMap<>();
        List<LayerNoise> layers = new ArrayList<>();
        for (NodeDescription node : reference.nodes()) {
            double read = node.inputs().stream()
                    .mapToDouble(input -> reached.getOrDefault(input, Double.POSITIVE_INFINITY))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            for (String output : node.outputs()) {
                boolean compared = signals.containsKey(output);
                reached.put(output, compared ? decibels(output) : read);
                if (compared) {
                    layers.add(layer(node, output, read));
                }
            }
        }
        return layers.stream()
                .sorted(Comparator.comparingDouble(LayerNoise::decibels))
                .toList();
    }

    private LayerNoise layer(NodeDescription node, String tensor, double read) {
        double own = decibels(tensor);
        OptionalDouble lost = Double.isInfinite(read) ? OptionalDouble.empty() : OptionalDouble.of(read - own);
        return new LayerNoise(tensor, node.name(), node.operator(), own, lost);
    }

    private double decibels(String tensor) {
        double noise = noises.getOrDefault(tensor, 0.0);
        return noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(signals.getOrDefault(tensor, 0.0) / noise);
    }
}
