/** Images in memory: decode, encode, resize, draw, and the one executor of a contract. */
@NullMarked
package dev.sightline.image;

import org.jspecify.annotations.NullMarked;
