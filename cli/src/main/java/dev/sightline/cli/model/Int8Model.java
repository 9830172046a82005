package dev.sightline.cli.model;

import dev.sightline.onnx.OnnxModel;

/** A model in int8, and what it costs in accuracy. */
record Int8Model(OnnxModel model, Int8Report report) {}
