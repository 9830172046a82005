package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import dev.sightline.data.FaultKind;
import dev.sightline.data.format.SplitPlan;
import dev.sightline.data.source.FaultLog;
import dev.sightline.data.source.NamedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Text files with a picture's path and its labels on each line ({@link ListLine}), or JSON objects with the labels under
 * each path ({@link JsonList}), one for each split. Paths are seen
 * from the dataset's folder; labels are names or numbers, whose meaning is the same in all splits ({@link ListMeaning}).
 */
final class ListFiles implements ClassFiles {

    @Override
    public String layout() {
        return "train.txt or train_list.txt (and val, test) with lines 'path label', or train.json with {\"path\": label, ...}";
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        SortedMap<String, Path> lists = ListSplits.find(root);
        return lists.isEmpty()
                ? Optional.empty()
                : Optional.of("lists of pictures with labels: "
                        + lists.values().stream().map(ClassFolders::name).collect(Collectors.joining(", ")));
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(ListSplits.find(root).keySet());
    }

    @Override
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, FaultLog faults) throws IOException {
        SortedMap<String, Path> lists = ListSplits.find(source.root());
        SplitPlan plan = ClassSplits.plan(source, derive, List.copyOf(lists.keySet()));
        Map<String, ListFile> files = new TreeMap<>();
        for (Map.Entry<String, Path> list : lists.entrySet()) {
            boolean asked = list.getKey().equals(plan.read());
            // Faults of the other splits are told when they are read.
            files.put(list.getKey(), ListFile.read(list.getValue(), asked ? faults : new FaultLog()));
        }
        List<ListLine> all =
                files.values().stream().flatMap(file -> file.lines().stream()).toList();
        ListMeaning meaning = ListMeaning.of(source, all);
        ListFile file = Objects.requireNonNull(files.get(plan.read()));
        List<String> notes = new ArrayList<>(meaning.notes());
        ClassNames names = ClassNames.of(source, List.of(), meaning.labels(all));
        notes.addAll(names.notes());
        List<StatedClassPicture> pictures = new Pictures(source.root(), file.file(), meaning, faults).of(file.lines());
        boolean numbered = meaning.labels(all).stream().allMatch(ClassNumber::looksLikeOne);
        return new StatedClassSplit(
                names.names(),
                ClassSplits.chosen(source, plan, pictures, notes),
                numbered,
                meaning.multiLabel(),
                notes);
    }

    /** From lines to pictures that are there. */
    private record Pictures(Path root, Path file, ListMeaning meaning, FaultLog faults) {

        List<StatedClassPicture> of(List<ListLine> lines) {
            Set<Path> seen = new HashSet<>();
            List<StatedClassPicture> pictures = new ArrayList<>();
            for (ListLine line : lines) {
                Optional<Path> picture = NamedPath.resolve(root, line.path()).filter(Files::isRegularFile);
                Optional<List<String>> labels = labels(line);
                if (picture.isEmpty()) {
                    fault(FaultKind.MISSING_PICTURE, line, "there is no file '" + line.path() + "' in " + root);
                } else if (!seen.add(picture.get())) {
                    fault(FaultKind.DUPLICATE_ID, line, "'" + line.path() + "' was listed before");
                } else if (labels.isPresent()) {
                    pictures.add(new StatedClassPicture(
                            id(picture.get()),
                            picture.get(),
                            new PicturePart.Whole(),
                            labels.get(),
                            file,
                            line.number()));
                }
            }
            return pictures;
        }

        private Optional<List<String>> labels(ListLine line) {
            try {
                return Optional.of(meaning.of(line));
            } catch (DatasetException e) {
                boolean several = line.labels().size() > 1;
                fault(
                        several ? FaultKind.SEVERAL_LABELS : FaultKind.MALFORMED_FILE,
                        line,
                        String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private String id(Path picture) {
            Path named = picture.startsWith(root) ? root.relativize(picture) : picture;
            return named.toString().replace('\\', '/');
        }

        private void fault(FaultKind kind, ListLine line, String message) {
            faults.add(kind, file, line.number(), message);
        }
    }
}
