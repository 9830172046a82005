/**
 * Proof that two forms of a model are one: the same inputs to the bit, raw outputs within a tolerance, the same predictions,
 * the same metrics.
 */
@NullMarked
package dev.sightline.infer.verify;

import org.jspecify.annotations.NullMarked;
