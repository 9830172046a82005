package dev.sightline.infer.calibrate;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.PreparedImage;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.onnx.read.OnnxModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Splits the tensors of a model into groups that are shown together. */
final class TensorGroups {

    /** Numbers of one image that may be shown at once: 64 MB. */
    private static final long MOST_NUMBERS = 16L << 20;

    /** Shown at once while their sizes are not known yet. */
    private static final int FIRST_LOOK = 16;

    private TensorGroups() {}

    /** Opens a model that also gives out these of its tensors; the caller closes it. */
    static Predictor showing(OnnxModel model, List<String> tensors) {
        return Predictor.open(
                model.withExtraOutputs(tensors).bytes(), model.source(), Optional.empty(), SessionOptions.cpu(0));
    }

    /** What of these the model makes itself, rather than being given it. */
    static List<String> made(OnnxModel model, List<String> tensors) {
        Set<String> made = model.tensorNames();
        return tensors.stream().filter(made::contains).toList();
    }

    /**
     * The tensors in groups, in their order.
     *
     * @param image run through the model to find the size of each
     */
    static List<List<String>> of(OnnxModel model, List<String> tensors, PreparedImage image) {
        List<List<String>> groups = new ArrayList<>();
        List<String> group = new ArrayList<>();
        long numbers = 0;
        for (Map.Entry<String, Integer> size : sizes(model, tensors, image).entrySet()) {
            if (numbers + size.getValue() > MOST_NUMBERS && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                numbers = 0;
            }
            group.add(size.getKey());
            numbers += size.getValue();
        }
        groups.add(group);
        return groups;
    }

    private static Map<String, Integer> sizes(OnnxModel model, List<String> tensors, PreparedImage image) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int from = 0; from < tensors.size(); from += FIRST_LOOK) {
            List<String> some = tensors.subList(from, Math.min(tensors.size(), from + FIRST_LOOK));
            try (Predictor predictor = showing(model, some)) {
                NetworkOutputs outputs = predictor.infer(List.of(image));
                some.forEach(tensor ->
                        sizes.put(tensor, output(outputs, tensor).values().limit()));
            }
        }
        return sizes;
    }

    /** The tensor of this name, which was asked for. */
    static NetworkOutput output(NetworkOutputs outputs, String tensor) {
        NetworkOutput output = outputs.byName().get(tensor);
        if (output == null) {
            throw new IllegalArgumentException("the tensor '" + tensor + "' holds no numbers that can be read");
        }
        return output;
    }
}
