/** Going through a whole dataset for {@code sightline data check}, and laying out what was found. */
@NullMarked
package dev.sightline.cli.dataset;

import org.jspecify.annotations.NullMarked;
