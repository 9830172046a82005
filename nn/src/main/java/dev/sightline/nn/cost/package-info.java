/** Readers of a graph that run nothing: shapes at any input size, parameters, multiply-adds, memory, and the table. */
@NullMarked
package dev.sightline.nn.cost;

import org.jspecify.annotations.NullMarked;
