/**
 * Samples of latency and what is computed from them: percentiles, resampled intervals.
 *
 * <p>Plain numbers; nothing here measures or prints.
 */
@NullMarked
package dev.sightline.infer.statistics;

import org.jspecify.annotations.NullMarked;
