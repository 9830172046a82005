/**
 * Made-up datasets with exact truth, for a first run with no data at hand: pictures like those of circuit boards under
 * inspection.
 */
@NullMarked
package dev.sightline.data.synth;

import org.jspecify.annotations.NullMarked;
