/** A model file measured: its images, its conditions, and every loop. */
@NullMarked
package dev.sightline.deploy.bench;

import org.jspecify.annotations.NullMarked;
