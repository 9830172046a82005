package dev.sightline.onnx;

import dev.sightline.onnx.read.OnnxModel;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.onnx.ModelProto;
import org.bytedeco.onnx.global.onnx;

/** ONNX's own checker, the one behind Python's {@code onnx.checker.check_model}. */
public final class OnnxChecker {

    private OnnxChecker() {}

    /** Fails with the checker's message; types and shapes are inferred and compared with those declared. */
    public static void check(OnnxModel model) {
        byte[] bytes = model.bytes();
        try (BytePointer content = new BytePointer(bytes);
                ModelProto proto = new ModelProto()) {
            if (!proto.ParseFromArray(content, bytes.length)) {
                throw new AssertionError("ONNX's parser refuses " + model);
            }
            onnx.check_model(proto, true, false, false);
        }
    }
}
