/** Images that are the same as others, or nearly: the same file in two splits, a re-saved or resized copy. */
@NullMarked
package dev.sightline.data.neighbour;

import org.jspecify.annotations.NullMarked;
