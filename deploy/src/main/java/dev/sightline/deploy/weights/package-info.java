/** What files of weights hold, tensor by tensor. */
@NullMarked
package dev.sightline.deploy.weights;

import org.jspecify.annotations.NullMarked;
