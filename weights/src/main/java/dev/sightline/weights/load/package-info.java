/**
 * Weights from outside, whatever file they come in, and how they fit a network: which are taken, under which names, and
 * what is left over on either side.
 *
 * <p>A file's kind is recognised from its content. Nothing in a file is run; see {@code weights.pickle}.
 */
@NullMarked
package dev.sightline.weights.load;

import org.jspecify.annotations.NullMarked;
