/**
 * Measuring a model at work: latency of each stage, throughput, the rate that still holds a promise of latency, the
 * fingerprint of the machine they were measured on, and the comparison of two such reports. Knows no runtime: what is
 * measured comes in as {@link dev.sightline.infer.bench.StagedWork}.
 */
@NullMarked
package dev.sightline.infer.bench;

import org.jspecify.annotations.NullMarked;
