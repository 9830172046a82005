/** What a model's class numbers mean: names, their order, and the offset files number them with. */
@NullMarked
package dev.sightline.core.label;

import org.jspecify.annotations.NullMarked;
