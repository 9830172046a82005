package dev.sightline.cli.command;

import dev.sightline.data.source.ListLabels;
import picocli.CommandLine.Option;

/** What the labels in list files mean, where the lists leave it open. */
final class ListLabelOptions {

    @Option(
            names = "--label-column",
            defaultValue = "0",
            paramLabel = "N",
            description = "In list files with labels of several kinds: which one counts, from 1 (default: as found).")
    private int column;

    ListLabels meaning() {
        return column == 0 ? ListLabels.asFound() : ListLabels.column(column);
    }
}
