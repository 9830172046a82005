package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.ImagePart;
import dev.sightline.data.format.SplitPlan;
import dev.sightline.data.source.DatasetProblemLog;
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
 * Text files with an image's path and its labels on each line ({@link ListLine}), or JSON objects with the labels under
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
                : Optional.of("lists of images with labels: "
                        + lists.values().stream().map(ClassFolders::name).collect(Collectors.joining(", ")));
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(ListSplits.find(root).keySet());
    }

    @Override
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, DatasetProblemLog problems)
            throws IOException {
        SortedMap<String, Path> lists = ListSplits.find(source.root());
        SplitPlan plan = ClassSplits.plan(source, derive, List.copyOf(lists.keySet()));
        Map<String, ListFile> files = new TreeMap<>();
        for (Map.Entry<String, Path> list : lists.entrySet()) {
            boolean asked = list.getKey().equals(plan.read());
            // Problems of the other splits are told when they are read.
            files.put(list.getKey(), ListFile.read(list.getValue(), asked ? problems : new DatasetProblemLog()));
        }
        List<ListLine> all =
                files.values().stream().flatMap(file -> file.lines().stream()).toList();
        ListMeaning meaning = ListMeaning.of(source, all);
        ListFile file = Objects.requireNonNull(files.get(plan.read()));
        List<String> notes = new ArrayList<>(meaning.notes());
        ClassNames names = ClassNames.of(source, List.of(), meaning.labels(all));
        notes.addAll(names.notes());
        List<StatedClassImage> images = new TestImages(source.root(), file.file(), meaning, problems).of(file.lines());
        boolean numbered = meaning.labels(all).stream().allMatch(ClassNumber::looksLikeOne);
        return new StatedClassSplit(
                names.names(), ClassSplits.chosen(source, plan, images, notes), numbered, meaning.multiLabel(), notes);
    }

    /** From lines to images that are there. */
    private record TestImages(Path root, Path file, ListMeaning meaning, DatasetProblemLog problems) {

        List<StatedClassImage> of(List<ListLine> lines) {
            Set<Path> seen = new HashSet<>();
            List<StatedClassImage> images = new ArrayList<>();
            for (ListLine line : lines) {
                Optional<Path> image = NamedPath.resolve(root, line.path()).filter(Files::isRegularFile);
                Optional<List<String>> labels = labels(line);
                if (image.isEmpty()) {
                    problem(
                            DatasetProblemKind.MISSING_IMAGE,
                            line,
                            "there is no file '" + line.path() + "' in " + root);
                } else if (!seen.add(image.get())) {
                    problem(DatasetProblemKind.DUPLICATE_ID, line, "'" + line.path() + "' was listed before");
                } else if (labels.isPresent()) {
                    images.add(new StatedClassImage(
                            id(image.get()), image.get(), new ImagePart.Whole(), labels.get(), file, line.number()));
                }
            }
            return images;
        }

        private Optional<List<String>> labels(ListLine line) {
            try {
                return Optional.of(meaning.of(line));
            } catch (DatasetException e) {
                boolean several = line.labels().size() > 1;
                problem(
                        several ? DatasetProblemKind.SEVERAL_LABELS : DatasetProblemKind.MALFORMED_FILE,
                        line,
                        String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private String id(Path image) {
            Path named = image.startsWith(root) ? root.relativize(image) : image;
            return named.toString().replace('\\', '/');
        }

        private void problem(DatasetProblemKind kind, ListLine line, String message) {
            problems.add(kind, file, line.number(), message);
        }
    }
}
