package dev.sightline.data.format;

import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.StatedAnnotation;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedClass;
import dev.sightline.data.source.StatedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Finds class numbers that count from 1 where the names count from 0, or the other way round: every number is one too
 * high (or too low), so the one past the end is used and the one at the beginning is not.
 */
final class OffsetCheck {

    private OffsetCheck() {}

    /** A class number in use, and where. */
    private record Used(long number, StatedImage image, int line) {}

    /** Adds one problem, at the first annotation that gives it away, if the numbers are shifted. */
    static boolean shifted(List<StatedImage> images, ClassNumbers classes, DatasetProblemLog problems) {
        SortedMap<Long, String> declared = classes.declared();
        if (declared.isEmpty() || declared.lastKey() - declared.firstKey() != declared.size() - 1) {
            return false;
        }
        long first = declared.firstKey();
        long last = declared.lastKey();
        List<Used> used = used(images, classes);
        if (used.isEmpty()) {
            return false;
        }
        long lowest = used.stream().mapToLong(Used::number).min().orElseThrow();
        long highest = used.stream().mapToLong(Used::number).max().orElseThrow();
        boolean up = lowest > first && highest == last + 1;
        boolean down = highest < last && lowest == first - 1;
        if (up || down) {
            report(used, up ? last + 1 : first - 1, first, last, problems);
        }
        return up || down;
    }

    private static List<Used> used(List<StatedImage> images, ClassNumbers classes) {
        List<Used> used = new ArrayList<>();
        for (StatedImage image : images) {
            for (StatedAnnotation annotation : image.annotations()) {
                annotation.accept(new StatedAnnotation.Visitor<Boolean>() {
                    @Override
                    public Boolean box(StatedBox stated) {
                        return used.add(new Used(stated.category(), image, stated.line()));
                    }

                    @Override
                    public Boolean classLabel(StatedClass stated) {
                        classes.number(stated.label())
                                .ifPresent(number -> used.add(
                                        new Used(number, image, image.origin().line())));
                        return true;
                    }
                });
            }
        }
        return used;
    }

    private static void report(List<Used> used, long witness, long first, long last, DatasetProblemLog problems) {
        Used found =
                used.stream().filter(one -> one.number() == witness).findFirst().orElseThrow();
        problems.add(
                DatasetProblemKind.WRONG_LABEL_OFFSET,
                found.image().origin().file(),
                found.line(),
                "class number " + witness + " is used and " + (witness > last ? first : last)
                        + " never, but names run from " + first + " to " + last
                        + ": the numbers seem to count from " + (witness > last ? first + 1 : first - 1)
                        + "; number them as the names, or give the label offset");
    }
}
