/** Going through whole datasets for {@code sightline data}, and laying out what was found. */
@NullMarked
package dev.sightline.cli.dataset;

import org.jspecify.annotations.NullMarked;
