package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import dev.sightline.data.format.HashedShare;
import dev.sightline.data.format.SplitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a split that is asked for comes out of those that the files define, for formats that hold images by class. */
final class ClassSplits {

    private ClassSplits() {}

    /** The split to read, and the share of it. */
    static SplitPlan plan(ClassDatasetSource source, boolean derive, List<String> available) {
        Optional<SplitPlan> plan =
                derive ? SplitPlan.of(source.split(), available) : SplitPlan.defined(source.split(), available);
        return plan.orElseThrow(() -> new DatasetException(source.root() + " has no split '" + source.split() + "'; "
                + (available.isEmpty() ? "it has none at all" : "there are: " + String.join(", ", available))));
    }

    /** The plan's share of each group of images with the same labels; a share that was taken is noted. */
    static List<StatedClassImage> chosen(
            ClassDatasetSource source, SplitPlan plan, List<StatedClassImage> images, List<String> notes) {
        if (plan.share().isEmpty()) {
            return images;
        }
        HashedShare share = plan.share().get();
        Map<String, List<StatedClassImage>> groups = new TreeMap<>();
        images.forEach(image -> groups.computeIfAbsent(String.join("\n", image.labels()), key -> new ArrayList<>())
                .add(image));
        List<StatedClassImage> chosen = new ArrayList<>();
        groups.values().forEach(group -> chosen.addAll(share.of(group, StatedClassImage::id)));
        notes.add("'" + source.split() + "' is " + chosen.size() + " of the " + images.size() + " images of '"
                + plan.read() + "' (" + share.percent()
                + " of each class), chosen by the hash of their ids, the same each time");
        return chosen;
    }
}
