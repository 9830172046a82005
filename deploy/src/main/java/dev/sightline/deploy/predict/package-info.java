/** The formats that predictions are written in, those of datasets among them. */
@NullMarked
package dev.sightline.deploy.predict;

import org.jspecify.annotations.NullMarked;
