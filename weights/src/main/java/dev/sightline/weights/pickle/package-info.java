/**
 * Python pickles as PyTorch writes them, read without Python: containers, text, numbers and tensors, nothing else.
 *
 * <p>A pickle is a program for a small stack machine that may call anything importable. Here no name leads to code: a
 * closed list of names stands for tensors and containers, and every other name is refused with its place.
 */
@NullMarked
package dev.sightline.weights.pickle;

import org.jspecify.annotations.NullMarked;
