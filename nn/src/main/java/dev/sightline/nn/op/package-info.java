/**
 * The kinds of operation a network is made of, each a record that checks itself and knows its shape rule.
 *
 * <p>No values, no parameters, no arithmetic on data: what an operation computes is stated in its Javadoc and done by
 * the readers of a graph.
 */
@NullMarked
package dev.sightline.nn.op;

import org.jspecify.annotations.NullMarked;
