package dev.sightline.data.voc;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.source.AnnotationProperty;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitsToWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes {@code Annotations/}, {@code JPEGImages/} and {@code ImageSets/Main/}, with {@code trainval} where there are
 * {@code train} and {@code val}.
 */
final class VocWriter implements FormatWriter {

    @Override
    public Set<AnnotationProperty> holds() {
        return EnumSet.of(
                AnnotationProperty.DIFFICULT_FLAG,
                AnnotationProperty.FINE_EDGES,
                AnnotationProperty.BOX_BESIDE_OUTLINE);
    }

    @Override
    public void write(SplitsToWrite dataset) throws IOException {
        Path images = dataset.folder().resolve("JPEGImages");
        SortedMap<String, List<String>> lists = new TreeMap<>(SplitNames.ORDER);
        for (Map.Entry<String, Dataset> split : dataset.splits().entrySet()) {
            for (Sample sample : split.getValue().samples()) {
                String name = dataset.transfer().transfer(sample.file(), images, sample.id());
                Path xml = dataset.folder().resolve("Annotations").resolve(sample.id() + ".xml");
                AtomicFile.writeText(
                        xml, VocXml.of(sample, name, split.getValue().labels()));
            }
            lists.put(split.getKey(), ids(split.getValue()));
        }
        writeLists(dataset, lists);
    }

    @Override
    public List<String> losses(SplitsToWrite dataset) {
        List<String> losses = new ArrayList<>();
        List<String> names = dataset.labels().names();
        if (!names.equals(names.stream().sorted().toList())) {
            losses.add("the order of the classes (they will be numbered in alphabetical order)");
        }
        Set<Integer> used = dataset.splits().values().stream()
                .flatMap(split -> split.samples().stream())
                .flatMap(sample -> sample.boxes().stream())
                .map(BoxAnnotation::label)
                .collect(Collectors.toSet());
        List<String> unused = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            if (!used.contains(label)) {
                unused.add(names.get(label));
            }
        }
        if (!unused.isEmpty()) {
            losses.add("classes without a box (" + String.join(", ", unused) + ")");
        }
        return losses;
    }

    private static void writeLists(SplitsToWrite dataset, SortedMap<String, List<String>> lists) throws IOException {
        if (dataset.undivided()) {
            return;
        }
        List<String> train = lists.get(SplitNames.TRAIN);
        List<String> val = lists.get(SplitNames.VAL);
        if (train != null && val != null && !lists.containsKey(SplitNames.TRAINVAL)) {
            List<String> both = new ArrayList<>(train);
            both.addAll(val);
            lists.put(SplitNames.TRAINVAL, both.stream().sorted().toList());
        }
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            Path file = dataset.folder().resolve("ImageSets/Main/" + list.getKey() + ".txt");
            AtomicFile.writeText(file, String.join("\n", list.getValue()) + "\n");
        }
    }

    private static List<String> ids(Dataset dataset) {
        return dataset.samples().stream().map(Sample::id).toList();
    }
}
