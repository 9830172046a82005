/** What commands print with: exit codes, JSON documents, metrics, tables and progress. Depends on no command. */
@NullMarked
package dev.sightline.cli.console;

import org.jspecify.annotations.NullMarked;
