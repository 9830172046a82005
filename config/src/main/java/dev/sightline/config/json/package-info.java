/** Reports as JSON text. */
@NullMarked
package dev.sightline.config.json;

import org.jspecify.annotations.NullMarked;
