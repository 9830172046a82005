/**
 * Image files by their bytes alone: which format, how large, which way up, and whether the whole file is there.
 *
 * <p>Nothing here decodes a pixel. These readers stand before the native decoders, which warn where a file must be
 * refused (a JPEG cut in half) and trust sizes that no memory can hold.
 */
@NullMarked
package dev.sightline.image.format;

import org.jspecify.annotations.NullMarked;
