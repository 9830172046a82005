/**
 * Graphs as ONNX files, and ONNX files as values: writing, checking, describing and rewriting them.
 *
 * <p>Nothing here runs a model. Files are built and read with the classes protoc generates from ONNX's own definition;
 * none of them appears in a public signature. What a model's predictions mean is the business of its contract.
 */
@NullMarked
package dev.sightline.onnx;

import org.jspecify.annotations.NullMarked;
