package dev.sightline.data.select;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Annotation;
import dev.sightline.data.AnnotationVisitor;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.IdentityAnnotation;
import dev.sightline.data.LabelMapAnnotation;
import dev.sightline.data.MaskAnnotation;
import dev.sightline.data.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a dataset's classes, in this order: some are renamed, so that two of one new name become one; those
 * that are not wanted are left out; all that are left may become one.
 *
 * <p>A box of a class that is left out goes, its image stays; an image whose only classes are left out goes.
 *
 * @param wanted classes to keep, by their new names; empty to keep all
 * @param renamed old names to new ones
 * @param single the name that all become, if they do
 */
public record ClassChange(List<String> wanted, Map<String, String> renamed, Optional<String> single) {

    public ClassChange {
        wanted = List.copyOf(wanted);
        renamed = Map.copyOf(renamed);
    }

    /** All classes as they are. */
    public static ClassChange none() {
        return new ClassChange(List.of(), Map.of(), Optional.empty());
    }

    public boolean isNone() {
        return equals(none());
    }

    /**
     * The dataset with its new classes.
     *
     * @param known the classes in order where they are known; otherwise they come in the order of the old ones
     * @throws DatasetException if a name is none of the dataset's, or no class is left
     */
    public Dataset of(Dataset dataset, Optional<LabelMap> known) {
        requireThere("data.remap", renamed.keySet(), dataset.labels().names());
        Map<Integer, String> names = new LinkedHashMap<>();
        List<String> old = dataset.labels().names();
        Set<String> renamedAll = new LinkedHashSet<>();
        for (int label = 0; label < old.size(); label++) {
            String name = renamed.getOrDefault(old.get(label), old.get(label));
            renamedAll.add(name);
            if (wanted.isEmpty() || wanted.contains(name)) {
                names.put(label, single.orElse(name));
            }
        }
        requireThere("data.classes", wanted, renamedAll);
        if (names.isEmpty()) {
            throw new DatasetException("data.classes leaves no class of " + String.join(", ", old));
        }
        LabelMap labels = known.orElseGet(
                () -> LabelMap.of(names.values().stream().distinct().toList()));
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        names.forEach((label, name) -> {
            int number = labels.names().indexOf(name);
            if (number >= 0) {
                numbers.put(label, number);
            }
        });
        List<Sample> samples = dataset.samples().stream()
                .map(sample -> changed(sample, numbers))
                .filter(sample -> dataset.holdsBoxes() || !sample.annotations().isEmpty() || dataset.multiLabel())
                .toList();
        return new Dataset(labels, samples, dataset.kinds(), dataset.multiLabel());
    }

    private static void requireThere(String key, Iterable<String> asked, Iterable<String> there) {
        List<String> all = new ArrayList<>();
        there.forEach(all::add);
        for (String name : asked) {
            if (!all.contains(name)) {
                throw new DatasetException(key + " names the class '" + name + "', which the data has not; it has "
                        + String.join(", ", all));
            }
        }
    }

    private static Sample changed(Sample sample, Map<Integer, Integer> numbers) {
        Set<Annotation> kept = new LinkedHashSet<>();
        for (Annotation annotation : sample.annotations()) {
            annotation.accept(new Renumbered(numbers)).ifPresent(kept::add);
        }
        return new Sample(
                sample.id(), sample.image(), sample.size(), List.copyOf(kept), sample.known(), sample.attributes());
    }

    /** An annotation under its new class number; empty if its class is left out. */
    private record Renumbered(Map<Integer, Integer> numbers) implements AnnotationVisitor<Optional<Annotation>> {

        @Override
        public Optional<Annotation> classLabel(ClassLabel annotation) {
            return Optional.ofNullable(numbers.get(annotation.label())).map(ClassLabel::new);
        }

        @Override
        public Optional<Annotation> box(BoxAnnotation annotation) {
            return object(annotation).map(box -> box);
        }

        @Override
        public Optional<Annotation> mask(MaskAnnotation annotation) {
            return object(annotation.object()).map(box -> new MaskAnnotation(box, annotation.mask()));
        }

        @Override
        public Optional<Annotation> labelMap(LabelMapAnnotation annotation) {
            throw new DatasetException("the classes of label maps cannot be renamed or left out");
        }

        @Override
        public Optional<Annotation> identity(IdentityAnnotation annotation) {
            return Optional.of(annotation);
        }

        private Optional<BoxAnnotation> object(BoxAnnotation box) {
            return Optional.ofNullable(numbers.get(box.label()))
                    .map(label -> new BoxAnnotation(box.box(), label, box.area(), box.crowd(), box.difficult()));
        }
    }
}
