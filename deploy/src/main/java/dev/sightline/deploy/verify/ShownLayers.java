package dev.sightline.deploy.verify;

import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.image.PreparedImage;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.onnx.read.OnnxModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a model file computes on its way, for one image. */
final class ShownLayers {

    private ShownLayers() {}

    /** The model's predictions and, beside them, the tensors named. */
    static NetworkOutputs of(OnnxModel model, List<String> tensors, PreparedImage image) {
        Set<String> shown = new HashSet<>();
        model.describe().outputs().forEach(output -> shown.add(output.name()));
        List<String> hidden = tensors.stream()
                .distinct()
                .filter(name -> !shown.contains(name))
                .toList();
        OnnxModel showing = hidden.isEmpty() ? model : model.withExtraOutputs(hidden);
        try (ModelSession session = new ModelSession(showing.bytes(), model.source(), SessionOptions.cpu(0))) {
            return session.run(buffer(image), shape(session, image));
        }
    }

    private static FloatBuffer buffer(PreparedImage image) {
        return ByteBuffer.allocateDirect(image.values().length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(image.values());
    }

    /** Channels stand where the model declares as many as the image has. */
    private static long[] shape(ModelSession session, PreparedImage image) {
        int height = image.placement().canvas().height();
        int width = image.placement().canvas().width();
        int channels = image.values().length / (height * width);
        List<Integer> declared = session.inputs().get(0).dimensions();
        return declared.get(declared.size() - 1) == channels && declared.get(1) != channels
                ? new long[] {1, height, width, channels}
                : new long[] {1, channels, height, width};
    }
}
