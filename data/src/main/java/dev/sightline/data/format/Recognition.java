package dev.sightline.data.format;

/**
 * The format that a folder was found to be in.
 *
 * @param reason what gave it away, for people: {@code .xml files in Annotations/}
 */
public record Recognition(DatasetFormat format, String reason) {}
