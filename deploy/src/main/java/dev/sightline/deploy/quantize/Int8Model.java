package dev.sightline.deploy.quantize;

import dev.sightline.onnx.read.OnnxModel;

/** A model in int8, and what it costs in accuracy. */
public record Int8Model(OnnxModel model, Int8Report report) {}
