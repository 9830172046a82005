/**
 * Families of detectors: backbone, neck and head, each in a file.
 *
 * <p>The graph ends at the raw outputs; what they mean is decoded elsewhere.
 */
@NullMarked
package dev.sightline.nn.detect;

import org.jspecify.annotations.NullMarked;
