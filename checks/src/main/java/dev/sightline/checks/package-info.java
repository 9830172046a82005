/** Rules about the project itself; nothing here is shipped. */
@NullMarked
package dev.sightline.checks;

import org.jspecify.annotations.NullMarked;
