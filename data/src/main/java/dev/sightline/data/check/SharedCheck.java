package dev.sightline.data.check;

import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.SampleImages;
import dev.sightline.data.neighbour.ImagePrints;
import dev.sightline.data.neighbour.NearRule;
import dev.sightline.data.neighbour.SharedImages;
import dev.sightline.data.neighbour.SharedPair;
import dev.sightline.image.DecodingRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The images that the splits of a dataset have in common, and those that one split has several times.
 *
 * @param compared for each pair of splits, and for each split with itself
 * @param notes how the splits were read
 */
public record SharedCheck(List<Compared> compared, List<String> notes) {

    /** What two splits share; of a split with itself, what it has twice. */
    public record Compared(String first, String second, int images, int otherImages, SharedImages shared) {

        boolean isWithin() {
            return first.equals(second);
        }

        private String title() {
            return isWithin()
                    ? "twice in " + first + " (" + images + ")"
                    : "in both " + first + " (" + images + ") and " + second + " (" + otherImages + ")";
        }
    }

    public SharedCheck {
        compared = List.copyOf(compared);
        notes = List.copyOf(notes);
    }

    /** Compares every split with every other and with itself; each image is decoded once. */
    public static SharedCheck of(List<ReadSplit> splits) {
        SampleImages images = new SampleImages(DecodingRules.standard(), DatasetProblemPolicy.SKIP_AND_COUNT);
        List<String> notes = new ArrayList<>();
        List<ImagePrints> prints = new ArrayList<>();
        for (ReadSplit split : splits) {
            prints.add(ImagePrints.of(split.dataset(), images));
            split.notes().forEach(note -> notes.add(split.name() + ": " + note));
        }
        images.unreadable().values().stream().sorted().forEach(reason -> notes.add("left out: " + reason));
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            for (int j = i; j < splits.size(); j++) {
                ImagePrints first = prints.get(i);
                ImagePrints second = prints.get(j);
                compared.add(new Compared(
                        splits.get(i).name(),
                        splits.get(j).name(),
                        first.prints().size(),
                        second.prints().size(),
                        i == j
                                ? SharedImages.within(first, NearRule.standard())
                                : SharedImages.between(first, second)));
            }
        }
        return new SharedCheck(compared, notes);
    }

    /** Whether two different splits have an image in common. */
    public boolean splitsShare() {
        return compared.stream()
                .anyMatch(one -> !one.isWithin() && !one.shared().isEmpty());
    }

    /** As fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("splits-share", splitsShare());
        fields.put("compared", compared.stream().map(SharedCheck::fields).toList());
        fields.put("notes", notes);
        return fields;
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        notes.forEach(note -> lines.add("note: " + note));
        lines.add("");
        for (Compared one : compared) {
            List<SharedPair> pairs = one.shared().pairs();
            lines.add(one.title() + ": " + (pairs.isEmpty() ? "none" : pairs.size()));
            pairs.forEach(pair -> lines.add("  " + pair + (pair.contradictory() ? "; their classes differ" : "")));
        }
        return lines;
    }

    private static Map<String, Object> fields(Compared one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", one.first());
        fields.put("second", one.second());
        fields.put(
                "pairs", one.shared().pairs().stream().map(SharedCheck::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(SharedPair pair) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", pair.first().id());
        fields.put("second", pair.second().id());
        fields.put("likeness", pair.likeness().name().toLowerCase(Locale.ROOT));
        fields.put("bits", pair.distance());
        fields.put("correlation", pair.correlation());
        fields.put("classes-differ", pair.contradictory());
        return fields;
    }
}
