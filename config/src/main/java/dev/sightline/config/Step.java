package dev.sightline.config;

/**
 * One item of a list of named steps: {@code - mosaic: {probability: 1.0}}, or {@code - horizontal-flip} with every
 * setting left at its default.
 *
 * @param name what the step is
 * @param settings its settings; empty for a bare name
 */
public record Step(String name, Section settings) {}
