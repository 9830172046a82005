/** A model in int8: its settings, its making, and what it costs in accuracy. */
@NullMarked
package dev.sightline.deploy.quantize;

import org.jspecify.annotations.NullMarked;
