/**
 * The command line: {@link dev.sightline.cli.Main} and the rules all commands share (version, exit codes of failures).
 * Nothing here is meant to be called by a Java program.
 */
@NullMarked
package dev.sightline.cli;

import org.jspecify.annotations.NullMarked;
