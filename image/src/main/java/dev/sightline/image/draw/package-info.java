/**
 * Images for people: boxes with labels drawn on an image, and sheets of captioned images.
 *
 * <p>Drawn with Java2D, whose text knows every script that the machine has a font for; nothing here needs a display.
 */
@NullMarked
package dev.sightline.image.draw;

import org.jspecify.annotations.NullMarked;
