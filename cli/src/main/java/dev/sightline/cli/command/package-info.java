/** The commands, one file each, with the option groups that several of them share. A command parses, calls a service and prints. */
@NullMarked
package dev.sightline.cli.command;

import org.jspecify.annotations.NullMarked;
