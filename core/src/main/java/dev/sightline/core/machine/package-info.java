/**
 * What a measurement depends on and no recipe states: the machine, what this process may take of it, and what other programs
 * take. Independent of training and inference.
 */
@NullMarked
package dev.sightline.core.machine;

import org.jspecify.annotations.NullMarked;
