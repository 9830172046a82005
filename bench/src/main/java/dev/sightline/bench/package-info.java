/** Benchmarks, run by hand; nothing here is shipped. */
@NullMarked
package dev.sightline.bench;

import org.jspecify.annotations.NullMarked;
