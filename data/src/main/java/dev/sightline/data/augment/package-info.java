/**
 * Random changes of images together with their boxes: what they mean, how they are drawn reproducibly, and how they
 * are composed into one interpolation of the pixels. Reading files and making batches happens elsewhere.
 */
@NullMarked
package dev.sightline.data.augment;

import org.jspecify.annotations.NullMarked;
