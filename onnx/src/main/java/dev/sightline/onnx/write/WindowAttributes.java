package dev.sightline.onnx.write;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Window;
import dev.sightline.onnx.proto.Attributes;

/** A window's settings as attributes of convolution and pooling, rows before columns. */
final class WindowAttributes {

    private WindowAttributes() {}

    static AttributeProto kernel(Window window) {
        return pair("kernel_shape", window.kernel());
    }

    static AttributeProto strides(Window window) {
        return pair("strides", window.stride());
    }

    static AttributeProto dilations(Window window) {
        return pair("dilations", window.dilation());
    }

    static AttributeProto pads(Window window) {
        Padding padding = window.padding();
        return Attributes.integers("pads", padding.top(), padding.left(), padding.bottom(), padding.right());
    }

    private static AttributeProto pair(String name, Extent extent) {
        return Attributes.integers(name, extent.height(), extent.width());
    }
}
