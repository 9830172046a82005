package dev.sightline.data.voc;

import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.BoxNotation;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedClasses;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Origin;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one split of a VOC dataset. Used once. */
final class VocSplitReader {

    private final SplitRequest request;
    private final DatasetProblemLog problems;
    private final Map<String, Integer> notKept = new TreeMap<>();

    VocSplitReader(SplitRequest request, DatasetProblemLog problems) {
        this.request = request;
        this.problems = problems;
    }

    StatedSplit read() throws IOException {
        Optional<VocFolder> whole = VocFolder.whole(request.root());
        VocFolder folder = whole.orElse(null);
        if (folder == null) {
            folder = VocFolder.perSplit(request.root()).get(request.split());
        }
        if (folder == null) {
            throw new IllegalArgumentException(request.root() + " has no VOC split '" + request.split() + "'");
        }
        Map<String, Entry> all = all(folder);
        Map<String, Entry> entries = entries(folder, all);
        List<Parsed> parsed = new ArrayList<>();
        for (Entry entry : entries.values()) {
            parse(entry, problems).ifPresent(parsed::add);
        }
        for (Parsed one : parsed) {
            one.content().notKept().forEach((what, count) -> notKept.merge(what, count, Integer::sum));
        }
        List<String> names = names(entries.keySet(), parsed, all);
        return new StatedSplit(
                StatedClasses.ofObjects(categories(names)), images(folder, parsed, names), notKept, List.of());
    }

    /** An annotation file that was parsed. */
    private record Parsed(Entry entry, VocFile content) {}

    private record Entry(String id, Path file) {}

    private static Map<String, Entry> all(VocFolder folder) throws IOException {
        Map<String, Entry> all = new LinkedHashMap<>();
        for (Path file : folder.annotationFiles()) {
            String id = ImageFolder.id(folder.annotations(), file);
            all.put(id, new Entry(id, file));
        }
        return all;
    }

    private Map<String, Entry> entries(VocFolder folder, Map<String, Entry> all) throws IOException {
        Path list = folder.lists().get(request.split());
        return list == null ? all : listed(list, all);
    }

    private Map<String, Entry> listed(Path list, Map<String, Entry> all) throws IOException {
        Map<String, Entry> chosen = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(list);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            Entry entry = entry(line, all);
            if (entry == null) {
                problems.add(
                        DatasetProblemKind.IMAGE_WITHOUT_LABEL,
                        list,
                        i + 1,
                        "'" + line + "' has no annotation file " + line + ".xml");
            } else if (chosen.put(entry.id(), entry) != null) {
                problems.add(DatasetProblemKind.DUPLICATE_ID, list, i + 1, "'" + entry.id() + "' is listed twice");
            }
        }
        return chosen;
    }

    /** An id, an image's file name, or an id with 1, -1 or 0 behind it as in VOC's lists for single classes. */
    private static @Nullable Entry entry(String line, Map<String, Entry> all) {
        for (String id : List.of(line, line.split("\\s+", 2)[0])) {
            Entry entry = all.get(id);
            Entry named = entry == null ? all.get(ImageFolder.withoutExtension(id)) : entry;
            if (named != null) {
                return named;
            }
        }
        return null;
    }

    private static Optional<Parsed> parse(Entry entry, DatasetProblemLog problems) {
        try {
            return Optional.of(new Parsed(entry, VocParser.parse(entry.file(), problems)));
        } catch (MalformedFileException e) {
            problems.add(DatasetProblemKind.MALFORMED_FILE, entry.file(), e.line(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(DatasetProblemKind.MALFORMED_FILE, entry.file(), 0, "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * The names in every file of the folder, in order; if the caller has fixed the classes, those of this split will
     * do.
     */
    private List<String> names(Set<String> ids, List<Parsed> parsed, Map<String, Entry> all) {
        List<Parsed> read = new ArrayList<>(parsed);
        if (request.labels().isEmpty()) {
            DatasetProblemLog problemsOfOtherSplits = new DatasetProblemLog();
            for (Entry entry : all.values()) {
                if (!ids.contains(entry.id())) {
                    parse(entry, problemsOfOtherSplits).ifPresent(read::add);
                }
            }
        }
        return read.stream()
                .flatMap(one -> one.content().objects().stream())
                .map(VocObject::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static SortedMap<Long, String> categories(List<String> names) {
        SortedMap<Long, String> categories = new TreeMap<>();
        names.forEach(name -> categories.put((long) categories.size(), name));
        return categories;
    }

    private List<StatedImage> images(VocFolder folder, List<Parsed> parsed, List<String> names) throws IOException {
        ImageFolder images = ImageFolder.list(folder.images());
        List<StatedImage> stated = new ArrayList<>();
        for (Parsed one : parsed) {
            Entry entry = one.entry();
            VocFile content = one.content();
            Optional<Path> image = find(images, entry.id(), content.filename());
            if (image.isEmpty()) {
                problems.add(
                        DatasetProblemKind.MISSING_IMAGE,
                        entry.file(),
                        0,
                        missing(folder, entry.id(), content.filename()));
            } else {
                Origin origin = new Origin(entry.file(), 0);
                stated.add(StatedImage.of(
                        entry.id(), image.get(), content.size(), boxes(content, names, request.oneBased()), origin));
            }
        }
        return stated;
    }

    private static Optional<Path> find(ImageFolder images, String id, String filename) {
        return images.byId(id)
                .or(() -> images.byId(ImageFolder.withoutExtension(filename)))
                .or(() -> images.byId(filename));
    }

    private static String missing(VocFolder folder, String id, String filename) {
        return "neither " + id + ".* nor the <filename> '" + filename + "' is an image in " + folder.images();
    }

    private static List<StatedBox> boxes(VocFile file, List<String> names, boolean oneBased) {
        List<StatedBox> boxes = new ArrayList<>();
        for (VocObject object : file.objects()) {
            boxes.add(new StatedBox(
                    BoxNotation.EDGES,
                    oneBased ? fromOne(object.edges()) : object.edges(),
                    Collections.binarySearch(names, object.name()),
                    OptionalDouble.empty(),
                    new StatedBox.Flags(false, object.difficult()),
                    Optional.empty(),
                    object.line()));
        }
        return boxes;
    }

    /** Edges counted from 0 of corners that count pixels from 1 and include the last: the right edge lies one further. */
    private static FourNumbers fromOne(FourNumbers corners) {
        return new FourNumbers(corners.first() - 1, corners.second() - 1, corners.third(), corners.fourth());
    }
}
