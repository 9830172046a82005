/** Videos and numbered frames as what predictions are made of and drawn into. */
@NullMarked
package dev.sightline.cli.video;

import org.jspecify.annotations.NullMarked;
