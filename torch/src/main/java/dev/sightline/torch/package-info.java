/** Runs and trains a graph on libtorch. No native type leaves this module. */
@NullMarked
package dev.sightline.torch;

import org.jspecify.annotations.NullMarked;
