package dev.sightline.data.coco;

import dev.sightline.data.source.FourNumbers;
import java.util.OptionalDouble;

/**
 * One entry of {@code annotations}.
 *
 * @param id 0 when not stated
 * @param box {@code x, y, width, height} as written
 */
record CocoAnnotation(
        long id,
        long imageId,
        long categoryId,
        FourNumbers box,
        OptionalDouble area,
        boolean crowd,
        boolean difficult,
        int line) {}
