package dev.sightline.onnx.proto;

import ai.onnx.proto.OnnxMl.ModelProto;

/**
 * A model as the classes of ONNX's own definition hold it.
 *
 * @param source the file it was read from, or the name it was given: what messages call it
 */
public record ModelContent(ModelProto proto, String source) {}
