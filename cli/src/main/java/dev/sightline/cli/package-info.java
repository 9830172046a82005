/** The command line: one file per command, and nothing that a Java program would want to call. */
@NullMarked
package dev.sightline.cli;

import org.jspecify.annotations.NullMarked;
