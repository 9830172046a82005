/** Going through whole datasets: what is in each split, what is wrong with it, and what splits have in common. */
@NullMarked
package dev.sightline.data.check;

import org.jspecify.annotations.NullMarked;
