package dev.sightline.data.format;

import static dev.sightline.data.source.SplitNames.ALL;
import static dev.sightline.data.source.SplitNames.TEST;
import static dev.sightline.data.source.SplitNames.TRAIN;
import static dev.sightline.data.source.SplitNames.TRAINVAL;
import static dev.sightline.data.source.SplitNames.VAL;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedSplit;
import java.util.List;
import java.util.Optional;

/**
 * How a split that is asked for comes out of those that the files define.
 *
 * <p>A folder without any splits gives {@code train}, {@code val} and {@code test} in shares of 70, 15 and 15 %. Where
 * there are images to train on but no {@code val}, 15 % of them become it. A missing {@code test} is never made out
 * of a folder that has splits of its own. {@code all} is everything of a folder that has one split alone.
 * Images that show the same are never divided ({@link SplitShare}).
 *
 * @param read the split to read
 * @param share the part of it to take; empty for the whole
 */
public record SplitPlan(String read, Optional<HashedShare> share) {

    private static final double VALIDATION_SHARE = .15;

    /** The plan, or empty when the split cannot be had. */
    public static Optional<SplitPlan> of(String asked, List<String> available) {
        String split = SplitNames.usual(asked);
        if (split.equals(TRAIN) && !available.contains(VAL)) {
            return validationShare(available, TRAIN);
        }
        if (available.contains(split)) {
            return Optional.of(new SplitPlan(split, Optional.empty()));
        }
        if (split.equals(VAL)) {
            return validationShare(available, VAL);
        }
        if (split.equals(ALL) && available.size() == 1) {
            return Optional.of(new SplitPlan(available.get(0), Optional.empty()));
        }
        return available.equals(List.of(ALL)) && split.equals(TEST)
                ? Optional.of(new SplitPlan(ALL, Optional.of(new HashedShare(0, VALIDATION_SHARE))))
                : Optional.empty();
    }

    /**
     * The plan's share of a split's images: of each group with the same classes, or of all where objects are annotated. A
     * share that was taken is noted.
     *
     * @param asked the split's name as it was asked for
     */
    List<StatedImage> chosen(String asked, StatedSplit stated, List<String> notes) {
        List<StatedImage> images = stated.images();
        if (share.isEmpty()) {
            return images;
        }
        boolean byClass = stated.classes().kinds().contains(AnnotationKind.CLASS);
        List<StatedImage> chosen = new SplitShare(share.get(), byClass).of(images, notes);
        notes.add("'" + asked + "' is " + chosen.size() + " of the " + images.size() + " images of '" + read + "' ("
                + share.get().percent() + (byClass ? " of each class" : "")
                + "), chosen by the hash of their ids, the same each time");
        return chosen;
    }

    /** The split as the files define it, or empty. */
    public static Optional<SplitPlan> defined(String asked, List<String> available) {
        String split = SplitNames.usual(asked);
        return available.contains(split) ? Optional.of(new SplitPlan(split, Optional.empty())) : Optional.empty();
    }

    private static Optional<SplitPlan> validationShare(List<String> available, String split) {
        for (String from : List.of(TRAIN, TRAINVAL)) {
            if (available.contains(from)) {
                return Optional.of(new SplitPlan(
                        from,
                        Optional.of(
                                split.equals(VAL)
                                        ? new HashedShare(0, VALIDATION_SHARE)
                                        : new HashedShare(VALIDATION_SHARE, 1))));
            }
        }
        if (available.contains(ALL)) {
            return Optional.of(new SplitPlan(
                    ALL,
                    Optional.of(
                            split.equals(VAL)
                                    ? new HashedShare(VALIDATION_SHARE, 2 * VALIDATION_SHARE)
                                    : new HashedShare(2 * VALIDATION_SHARE, 1))));
        }
        return Optional.empty();
    }
}
