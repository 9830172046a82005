package dev.sightline.cli.model;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.PreparedPicture;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.onnx.OnnxModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a model file computes on its way, for one picture. */
final class ShownLayers {

    private ShownLayers() {}

    /** The model's answers and, beside them, the tensors named. */
    static NetworkOutputs of(OnnxModel model, List<String> tensors, PreparedPicture picture) {
        Set<String> shown = new HashSet<>();
        model.describe().outputs().forEach(output -> shown.add(output.name()));
        List<String> hidden = tensors.stream()
                .distinct()
                .filter(name -> !shown.contains(name))
                .toList();
        OnnxModel showing = hidden.isEmpty() ? model : model.withExtraOutputs(hidden);
        try (ModelSession session = new ModelSession(showing.bytes(), model.source(), SessionOptions.cpu(0))) {
            return session.run(buffer(picture), shape(session, picture));
        }
    }

    private static FloatBuffer buffer(PreparedPicture picture) {
        return ByteBuffer.allocateDirect(picture.values().length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(picture.values());
    }

    /** Channels stand where the model declares as many as the picture has. */
    private static long[] shape(ModelSession session, PreparedPicture picture) {
        int height = picture.placement().canvas().height();
        int width = picture.placement().canvas().width();
        int channels = picture.values().length / (height * width);
        List<Integer> declared = session.inputs().get(0).dimensions();
        return declared.get(declared.size() - 1) == channels && declared.get(1) != channels
                ? new long[] {1, height, width, channels}
                : new long[] {1, channels, height, width};
    }
}
