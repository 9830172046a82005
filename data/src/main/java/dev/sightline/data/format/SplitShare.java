package dev.sightline.data.format;

import dev.sightline.core.file.Sha256;
import dev.sightline.data.neighbour.ImageGroups;
import dev.sightline.data.source.StatedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A share of a split's images, of which those that show the same are never divided: all of a group go where the one of
 * them goes whose id has the lowest hash. Without such images the share is what {@link HashedShare} gives.
 *
 * @param byClass whether the share is taken of each group of images with the same classes
 */
record SplitShare(HashedShare share, boolean byClass) {

    /** The share, in the order of the images; {@code notes} names the images kept together. */
    List<StatedImage> of(List<StatedImage> images, List<String> notes) {
        Set<StatedImage> placed = placed(images);
        ImageGroups same =
                ImageGroups.of(images.stream().map(StatedImage::image).toList());
        if (!same.decoded()) {
            notes.add(images.size() + " images are too many to look for near-duplicates before dividing them (at most "
                    + ImageGroups.MOST_DECODED + "): only byte-identical ones are kept in one split");
        }
        if (same.size() > 0) {
            notes.add(same.size() + " images show the same as others, byte-identical or nearly, in "
                    + same.groups().size() + (same.groups().size() == 1 ? " group" : " groups")
                    + ": each group is kept in one split");
        }
        IdentityHashMap<StatedImage, StatedImage> leaders = leaders(images, same);
        return images.stream()
                .filter(image -> placed.contains(leaders.getOrDefault(image, image)))
                .toList();
    }

    private Set<StatedImage> placed(List<StatedImage> images) {
        Map<String, List<StatedImage>> strata = new TreeMap<>();
        for (StatedImage image : images) {
            String stratum = byClass ? String.join("\n", image.labels()) : "";
            strata.computeIfAbsent(stratum, key -> new ArrayList<>()).add(image);
        }
        Set<StatedImage> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        strata.values().forEach(stratum -> placed.addAll(share.of(stratum, StatedImage::id)));
        return placed;
    }

    private static IdentityHashMap<StatedImage, StatedImage> leaders(List<StatedImage> images, ImageGroups same) {
        IdentityHashMap<StatedImage, StatedImage> leaders = new IdentityHashMap<>();
        for (List<Integer> group : same.groups()) {
            List<StatedImage> members = group.stream().map(images::get).toList();
            StatedImage leader = Collections.min(members, Comparator.comparing(member -> Sha256.hex(member.id())));
            members.forEach(member -> leaders.put(member, leader));
        }
        return leaders;
    }
}
