/** What a measured metric depends on and no recipe says: the machine. Knows nothing of training or inference. */
@NullMarked
package dev.sightline.core.machine;

import org.jspecify.annotations.NullMarked;
