/**
 * Datasets on disk: which format a folder is in, reading a split of it into samples with every problem named, and writing
 * and converting.
 */
@NullMarked
package dev.sightline.data.format;

import org.jspecify.annotations.NullMarked;
