package dev.sightline.data.voc;

import dev.sightline.data.source.FourNumbers;

/**
 * One {@code <object>} of an annotation file.
 *
 * @param edges {@code xmin, ymin, xmax, ymax} as written
 * @param line where it starts
 */
record VocObject(String name, FourNumbers edges, boolean difficult, int line) {}
