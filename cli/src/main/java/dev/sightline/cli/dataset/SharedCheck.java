package dev.sightline.cli.dataset;

import dev.sightline.data.FaultPolicy;
import dev.sightline.data.classify.ClassPictures;
import dev.sightline.data.neighbour.NearRule;
import dev.sightline.data.neighbour.PicturePrints;
import dev.sightline.data.neighbour.SharedPair;
import dev.sightline.data.neighbour.SharedPictures;
import dev.sightline.image.DecodingRules;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pictures that the splits of a dataset have in common, and those that one split has several times.
 *
 * @param compared for each pair of splits, and for each split with itself
 * @param notes how the splits were read
 */
public record SharedCheck(List<Compared> compared, List<String> notes) {

    /** What two splits share; of a split with itself, what it has twice. */
    public record Compared(String first, String second, int pictures, int otherPictures, SharedPictures shared) {

        boolean isWithin() {
            return first.equals(second);
        }

        private String title() {
            return isWithin()
                    ? "twice in " + first + " (" + pictures + ")"
                    : "in both " + first + " (" + pictures + ") and " + second + " (" + otherPictures + ")";
        }
    }

    public SharedCheck {
        compared = List.copyOf(compared);
        notes = List.copyOf(notes);
    }

    /** Compares every split with every other and with itself; each picture is decoded once. */
    public static SharedCheck of(List<ReadSplit> splits) {
        ClassPictures pictures = new ClassPictures(DecodingRules.standard(), FaultPolicy.SKIP_AND_COUNT);
        List<String> notes = new ArrayList<>();
        List<PicturePrints> prints = new ArrayList<>();
        for (ReadSplit split : splits) {
            prints.add(PicturePrints.of(split.dataset(), pictures));
            split.notes().forEach(note -> notes.add(split.name() + ": " + note));
        }
        pictures.unreadable().values().stream().sorted().forEach(reason -> notes.add("left out: " + reason));
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            for (int j = i; j < splits.size(); j++) {
                PicturePrints first = prints.get(i);
                PicturePrints second = prints.get(j);
                compared.add(new Compared(
                        splits.get(i).name(),
                        splits.get(j).name(),
                        first.prints().size(),
                        second.prints().size(),
                        i == j
                                ? SharedPictures.within(first, NearRule.standard())
                                : SharedPictures.between(first, second)));
            }
        }
        return new SharedCheck(compared, notes);
    }

    /** Whether two different splits have a picture in common. */
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

    public void print(PrintWriter out) {
        notes.forEach(note -> out.println("note: " + note));
        out.println();
        for (Compared one : compared) {
            List<SharedPair> pairs = one.shared().pairs();
            out.println(one.title() + ": " + (pairs.isEmpty() ? "none" : pairs.size()));
            pairs.forEach(pair -> out.println("  " + pair + (pair.contradictory() ? "; their classes differ" : "")));
        }
        out.flush();
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
