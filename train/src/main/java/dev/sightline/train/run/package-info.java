/**
 * What a run leaves on disk besides its weights: the folder and its layout, where it came from, and its metrics by
 * epoch. The checkpoints' format is the package beside this one.
 */
@NullMarked
package dev.sightline.train.run;

import org.jspecify.annotations.NullMarked;
