package dev.sightline.data.coco;

import dev.sightline.core.geometry.Mask;
import dev.sightline.data.source.FourNumbers;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One entry of {@code annotations}.
 *
 * @param id 0 when not stated
 * @param box {@code x, y, width, height} as written
 * @param mask empty where there is none, or none that can be read, or none was asked for
 */
record CocoAnnotation(
        long id,
        long imageId,
        long categoryId,
        FourNumbers box,
        OptionalDouble area,
        boolean crowd,
        boolean difficult,
        Optional<Mask> mask,
        int line) {}
