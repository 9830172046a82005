/** Model files and public weights scored on annotated images. */
@NullMarked
package dev.sightline.deploy.evaluate;

import org.jspecify.annotations.NullMarked;
