/** What training images show, in shares of classes. */
@NullMarked
package dev.sightline.data.classify;

import org.jspecify.annotations.NullMarked;
