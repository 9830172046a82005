package dev.sightline.deploy.evaluate;

import java.util.List;

/** Which split is used where none is given: val, test, train or the whole, whichever is there first. */
final class PreferredSplit {

    private static final List<String> PREFERRED = List.of("val", "test", "train", "all");

    private PreferredSplit() {}

    /** @param otherwise where none of them is there */
    static String of(List<String> splits, String otherwise) {
        return PREFERRED.stream().filter(splits::contains).findFirst().orElse(otherwise);
    }
}
