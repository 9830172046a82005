/** What an augmentation is, how its random numbers are drawn reproducibly, and how a list of them becomes one interpolation
 * of the pixels with targets that follow. The kinds themselves, reading files and making batches are elsewhere. */
@NullMarked
package dev.sightline.data.augment;

import org.jspecify.annotations.NullMarked;
