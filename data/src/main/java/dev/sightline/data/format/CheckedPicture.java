package dev.sightline.data.format;

import dev.sightline.data.Fault;
import dev.sightline.data.Sample;
import java.util.List;
import java.util.Optional;

/**
 * One picture after its check.
 *
 * @param sample empty when the picture cannot be used at all
 * @param leftOut boxes that are not in the sample
 * @param clipped boxes that were cut at the picture's edge
 */
record CheckedPicture(Optional<Sample> sample, List<Fault> faults, int leftOut, int clipped) {}
