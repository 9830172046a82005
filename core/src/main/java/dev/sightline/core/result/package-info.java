/** What a model predicts of one image. */
@NullMarked
package dev.sightline.core.result;

import org.jspecify.annotations.NullMarked;
