/**
 * The same model with fewer bits: half precision, and integers of eight bits with the ranges that {@code calibrate}
 * measured.
 */
@NullMarked
package dev.sightline.onnx.quantise;

import org.jspecify.annotations.NullMarked;
