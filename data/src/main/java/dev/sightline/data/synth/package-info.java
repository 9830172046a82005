/**
 * Synthetic datasets with exact ground truth, for a first run without data: images like those of circuit boards under
 * inspection.
 */
@NullMarked
package dev.sightline.data.synth;

import org.jspecify.annotations.NullMarked;
