package dev.sightline.data.coco;

/**
 * One entry of {@code images}.
 *
 * @param fileName empty when not stated
 * @param width in pixels; 0 when not stated, and so for {@code height}
 */
record CocoImage(long id, String fileName, int width, int height, int line) {}
