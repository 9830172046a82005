/**
 * What all packages of this module share: the size of an axis, element types, operator sets, and what is wrong with a
 * file.
 *
 * <p>Nothing here runs a model. The rooms: {@code read} has a model file as a value, {@code write} a graph as such a file,
 * {@code importing} such a file as a graph, {@code decode} the boxes of a detector as nodes, {@code quantise} files of
 * fewer bits. {@code proto} and {@code check} are entered by this module alone.
 */
@NullMarked
package dev.sightline.onnx;

import org.jspecify.annotations.NullMarked;
