/**
 * From a detector's raw outputs to boxes: one decoder per kind of head, the same code in training, evaluation and service.
 *
 * <p>Arithmetic on numbers already in memory; where the numbers come from is the caller's business.
 */
@NullMarked
package dev.sightline.core.decode;

import org.jspecify.annotations.NullMarked;
