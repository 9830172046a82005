/** A network as a value: an immutable graph of typed operations, its readers, and the model families. */
@NullMarked
package dev.sightline.nn;

import org.jspecify.annotations.NullMarked;
