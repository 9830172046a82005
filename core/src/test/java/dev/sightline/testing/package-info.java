/** What tests of every module share: the place of real data, and seeded randomness. */
@NullMarked
package dev.sightline.testing;

import org.jspecify.annotations.NullMarked;
