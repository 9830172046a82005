package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DataFingerprint;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.ImagePart;
import dev.sightline.data.Sample;
import dev.sightline.data.source.DatasetProblemLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds images that are there under two classes: files of one length, with the same bytes at both ends (64 KiB each),
 * and different classes. Only a person can decide which class is right, so none of them is used.
 */
final class TwoClasses {

    private TwoClasses() {}

    /** All samples that contradict another; one problem for each but the first of its bytes. */
    static Set<Sample> find(List<Sample> samples, LabelMap labels, DatasetProblemLog problems) {
        Set<Sample> contradicted = new LinkedHashSet<>();
        Map<Object, List<Sample>> byLength =
                groups(samples.stream().filter(TwoClasses::isWhole).toList(), sample -> Files.size(sample.file()));
        for (List<Sample> sameLength : byLength.values()) {
            if (differ(sameLength)) {
                groups(sameLength, sample -> DataFingerprint.ends(sample.file())).values().stream()
                        .filter(TwoClasses::differ)
                        .forEach(same -> {
                            contradicted.addAll(same);
                            report(same, labels, problems);
                        });
            }
        }
        return contradicted;
    }

    /** What identifies a sample's file. */
    private interface Key {
        Object of(Sample sample) throws IOException;
    }

    private static boolean isWhole(Sample sample) {
        return sample.image().part().equals(new ImagePart.Whole());
    }

    private static Map<Object, List<Sample>> groups(List<Sample> samples, Key key) {
        Map<Object, List<Sample>> groups = new HashMap<>();
        for (Sample sample : samples) {
            try {
                groups.computeIfAbsent(key.of(sample), found -> new ArrayList<>())
                        .add(sample);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return groups;
    }

    private static boolean differ(List<Sample> samples) {
        return samples.stream().map(Sample::labels).distinct().count() > 1;
    }

    private static void report(List<Sample> same, LabelMap labels, DatasetProblemLog problems) {
        Sample first = same.get(0);
        same.stream()
                .skip(1)
                .filter(other -> !other.labels().equals(first.labels()))
                .forEach(other -> problems.add(
                        DatasetProblemKind.TWO_CLASSES,
                        other.file(),
                        0,
                        "it is '" + labels.name(other.label()) + "', and the same file is '"
                                + labels.name(first.label()) + "' in " + first.file()));
    }
}
