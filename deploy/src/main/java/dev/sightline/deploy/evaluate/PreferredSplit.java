package dev.sightline.deploy.evaluate;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.format.DatasetReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which split of a folder is scored where none is named: val, or test where there is no val to be had; never images that
 * training by the same folder would have used, unless there is nothing else.
 */
final class PreferredSplit {

    private static final List<String> HELD_OUT = List.of("val", "test");
    private static final List<String> REST = List.of("train", "all");

    private PreferredSplit() {}

    /**
     * The split to score.
     *
     * @param asked as the user named it
     * @param log receives a line where only a part of the images is taken
     */
    static String of(Path folder, AnnotationKind needed, Optional<String> asked, Consumer<String> log) {
        if (asked.isPresent()) {
            return asked.get();
        }
        List<String> defined = DatasetReader.splits(folder, needed);
        List<String> derived = DatasetReader.derivedSplits(folder, needed);
        Optional<String> own = HELD_OUT.stream().filter(defined::contains).findFirst();
        if (own.isEmpty() && derived.contains(HELD_OUT.get(0))) {
            log.accept("the data has no split '" + HELD_OUT.get(0) + "' of its own: the part is taken that training on"
                    + " this folder leaves out" + (defined.size() == 1 ? "; --split all takes everything" : ""));
            return HELD_OUT.get(0);
        }
        return own.or(() -> REST.stream().filter(defined::contains).findFirst())
                .or(() -> defined.stream().findFirst())
                .orElse(REST.get(0));
    }
}
