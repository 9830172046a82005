package dev.sightline.data.format;

import dev.sightline.data.FaultKind;
import dev.sightline.data.source.FaultLog;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedPicture;
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

    /** Adds one fault, at the first box that gives it away, if the numbers are shifted. */
    static boolean shifted(List<StatedPicture> pictures, SortedMap<Long, String> declared, FaultLog faults) {
        if (declared.isEmpty() || declared.lastKey() - declared.firstKey() != declared.size() - 1) {
            return false;
        }
        long first = declared.firstKey();
        long last = declared.lastKey();
        SortedSet<Long> used = used(pictures);
        if (used.isEmpty()) {
            return false;
        }
        boolean up = used.first() > first && used.last() == last + 1;
        boolean down = used.last() < last && used.first() == first - 1;
        if (!up && !down) {
            return false;
        }
        long witness = up ? last + 1 : first - 1;
        report(pictures, witness, first, last, faults);
        return true;
    }

    private static SortedSet<Long> used(List<StatedPicture> pictures) {
        SortedSet<Long> used = new TreeSet<>();
        pictures.forEach(picture -> picture.boxes().forEach(box -> used.add(box.category())));
        return used;
    }

    private static void report(List<StatedPicture> pictures, long witness, long first, long last, FaultLog faults) {
        for (StatedPicture picture : pictures) {
            Optional<StatedBox> box = picture.boxes().stream()
                    .filter(candidate -> candidate.category() == witness)
                    .findFirst();
            if (box.isPresent()) {
                faults.add(
                        FaultKind.WRONG_LABEL_OFFSET,
                        picture.origin().file(),
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
