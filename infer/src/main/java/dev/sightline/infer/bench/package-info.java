/**
 * The loops that measure a model at work: latency of each stage, throughput, and the rate that still meets a target of
 * latency. Independent of any runtime: what is measured comes in as {@link dev.sightline.infer.bench.StagedWork}.
 */
@NullMarked
package dev.sightline.infer.bench;

import org.jspecify.annotations.NullMarked;
