/**
 * A dataset as its files state it, before anything is checked: what every format's parser gives and its writer takes.
 *
 * <p>One parser per format reads, one checker for all of them (in the format package) judges.
 */
@NullMarked
package dev.sightline.data.source;

import org.jspecify.annotations.NullMarked;
