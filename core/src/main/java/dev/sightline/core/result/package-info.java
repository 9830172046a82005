/** What a model predictions about one image. */
@NullMarked
package dev.sightline.core.result;

import org.jspecify.annotations.NullMarked;
