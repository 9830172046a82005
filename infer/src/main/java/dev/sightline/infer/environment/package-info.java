/**
 * The fingerprint of the machine that something was measured on: processor, graphics card, libraries, and in what two of
 * them differ.
 */
@NullMarked
package dev.sightline.infer.environment;

import org.jspecify.annotations.NullMarked;
