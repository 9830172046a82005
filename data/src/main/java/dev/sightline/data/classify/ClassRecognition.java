package dev.sightline.data.classify;

/**
 * The format that a folder was found to be in.
 *
 * @param reason what gave it away, for people: {@code class folders in train/, validation/, test/}
 */
public record ClassRecognition(ClassFormat format, String reason) {}
