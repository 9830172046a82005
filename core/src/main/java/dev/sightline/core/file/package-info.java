/** Writing files so that a crash at any moment leaves the old file or the new one, never half of one. */
@NullMarked
package dev.sightline.core.file;

import org.jspecify.annotations.NullMarked;
