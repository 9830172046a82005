/** A reference of the keys that reading code accepts, made by running that code. */
@NullMarked
package dev.sightline.config.reference;

import org.jspecify.annotations.NullMarked;
