package dev.sightline.data.format;

import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedImage;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds class numbers that count from 1 where the names count from 0, or the other way round: every number is one too
 * high (or too low), so the one past the end is used and the one at the beginning is not.
 */
final class OffsetCheck {

    private OffsetCheck() {}

    /** Adds one problem, at the first box that gives it away, if the numbers are shifted. */
    static boolean shifted(List<StatedImage> images, SortedMap<Long, String> declared, DatasetProblemLog problems) {
        if (declared.isEmpty() || declared.lastKey() - declared.firstKey() != declared.size() - 1) {
            return false;
        }
        long first = declared.firstKey();
        long last = declared.lastKey();
        SortedSet<Long> used = used(images);
        if (used.isEmpty()) {
            return false;
        }
        boolean up = used.first() > first && used.last() == last + 1;
        boolean down = used.last() < last && used.first() == first - 1;
        if (!up && !down) {
            return false;
        }
        long witness = up ? last + 1 : first - 1;
        report(images, witness, first, last, problems);
        return true;
    }

    private static SortedSet<Long> used(List<StatedImage> images) {
        SortedSet<Long> used = new TreeSet<>();
        images.forEach(image -> image.boxes().forEach(box -> used.add(box.category())));
        return used;
    }

    private static void report(
            List<StatedImage> images, long witness, long first, long last, DatasetProblemLog problems) {
        for (StatedImage image : images) {
            Optional<StatedBox> box = image.boxes().stream()
                    .filter(candidate -> candidate.category() == witness)
                    .findFirst();
            if (box.isPresent()) {
                problems.add(
                        DatasetProblemKind.WRONG_LABEL_OFFSET,
                        image.origin().file(),
                        box.get().line(),
                        "class number " + witness + " is used and " + (witness > last ? first : last)
                                + " never, but names run from " + first + " to " + last
                                + ": the numbers seem to count from " + (witness > last ? first + 1 : first - 1)
                                + "; number them as the names, or give the label offset");
                return;
            }
        }
    }
}
