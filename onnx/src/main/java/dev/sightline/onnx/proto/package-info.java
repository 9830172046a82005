/**
 * Nodes, tensors and declarations made of the classes that protoc generates from ONNX's own definition. An inner room: its
 * signatures show them, and no other module enters it.
 */
@NullMarked
package dev.sightline.onnx.proto;

import org.jspecify.annotations.NullMarked;
