/** Tests of batches. */
@NullMarked
package dev.sightline.data.batch;

import org.jspecify.annotations.NullMarked;
