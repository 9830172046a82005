/**
 * Made-up datasets with exact target, for a first run with no data at hand: images like those of circuit boards under
 * inspection.
 */
@NullMarked
package dev.sightline.data.synth;

import org.jspecify.annotations.NullMarked;
