/** Views into a network: the kernels and feature maps of a layer, and where in an image a class was found. */
@NullMarked
package dev.sightline.train.look;

import org.jspecify.annotations.NullMarked;
