/** Number formats that Java has no type for. */
@NullMarked
package dev.sightline.core.number;

import org.jspecify.annotations.NullMarked;
