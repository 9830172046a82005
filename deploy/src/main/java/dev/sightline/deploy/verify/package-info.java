/** Runs and model files as the two sides of a verification, and what was found as a page. */
@NullMarked
package dev.sightline.deploy.verify;

import org.jspecify.annotations.NullMarked;
