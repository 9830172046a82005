/** Writing a trained run as a model file that carries its contract and is proven equal to the run. */
@NullMarked
package dev.sightline.deploy.export;

import org.jspecify.annotations.NullMarked;
