/** What a model answers about one picture. */
@NullMarked
package dev.sightline.core.result;

import org.jspecify.annotations.NullMarked;
