/**
 * Networks on libtorch: the library as a whole, its devices, and what callers and all packages share.
 *
 * <p>Native memory and native types never leave this module. The rooms: {@code execute} runs a graph on tensors and is
 * entered by this module alone; {@code loss} has what training lowers, {@code assign} which anchor is assigned to which
 * object, {@code optimise} how parameters change, {@code session} the two entrances, training and inference.
 */
@NullMarked
package dev.sightline.torch;

import org.jspecify.annotations.NullMarked;
