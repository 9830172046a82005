package dev.sightline.data.source;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Dataset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole dataset on its way to a new folder.
 *
 * @param folder absent or empty
 * @param splits by usual name, all under the same label map
 */
public record SplitsToWrite(Path folder, SortedMap<String, Dataset> splits, ImageTransfer transfer) {

    public SplitsToWrite {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(transfer, "transfer");
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("a dataset to write needs at least one split");
        }
        if (splits.values().stream().map(Dataset::labels).distinct().count() > 1) {
            throw new IllegalArgumentException("all splits of a dataset need the same label map");
        }
        splits = Collections.unmodifiableSortedMap(ordered(splits));
    }

    public LabelMap labels() {
        return splits.values().iterator().next().labels();
    }

    /** Whether there is only one split that stands for the whole. */
    public boolean undivided() {
        return splits.size() == 1 && splits.containsKey(SplitNames.ALL);
    }

    private static SortedMap<String, Dataset> ordered(Map<String, Dataset> splits) {
        SortedMap<String, Dataset> ordered = new TreeMap<>(SplitNames.ORDER);
        ordered.putAll(splits);
        return ordered;
    }
}
