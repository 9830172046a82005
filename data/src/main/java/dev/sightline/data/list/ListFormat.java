package dev.sightline.data.list;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.ClassNames;
import dev.sightline.data.source.ClassNumber;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedClasses;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Text files with an image's path and its labels on each line ({@link ListLine}), or JSON objects with the labels under
 * each path ({@link JsonList}), one for each split. Paths are seen
 * from the dataset's folder; labels are names or numbers, whose meaning is the same in all splits ({@link ListMeaning}).
 */
public final class ListFormat implements AnnotationFormat {

    @Override
    public String layout() {
        return "train.txt or train_list.txt (and val, test) with lines 'path label', or train.json with {\"path\": label, ...}";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.CLASS);
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        SortedMap<String, Path> lists = ListSplits.find(root);
        return lists.isEmpty()
                ? Optional.empty()
                : Optional.of("lists of images with labels: "
                        + lists.values().stream().map(ImageFolder::name).collect(Collectors.joining(", ")));
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(ListSplits.find(root).keySet());
    }

    @Override
    public StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException {
        Map<String, ListFile> files = new TreeMap<>();
        for (Map.Entry<String, Path> list : ListSplits.find(request.root()).entrySet()) {
            boolean asked = list.getKey().equals(request.split());
            // Problems of the other splits are reported when they are read.
            files.put(list.getKey(), ListFile.read(list.getValue(), asked ? problems : new DatasetProblemLog()));
        }
        List<ListLine> all =
                files.values().stream().flatMap(file -> file.lines().stream()).toList();
        ListMeaning meaning = ListMeaning.of(request, all);
        ListFile file = Objects.requireNonNull(files.get(request.split()));
        ClassNames names = ClassNames.of(request, List.of(), meaning.labels(all));
        List<String> notes = new ArrayList<>(meaning.notes());
        notes.addAll(names.notes());
        boolean numbered = meaning.labels(all).stream().allMatch(ClassNumber::looksLikeOne);
        return new StatedSplit(
                StatedClasses.ofImages(names.names(), numbered, meaning.multiLabel()),
                new ListedImages(request.root(), file.file(), meaning, problems).of(file.lines()),
                Map.of(),
                notes);
    }
}
