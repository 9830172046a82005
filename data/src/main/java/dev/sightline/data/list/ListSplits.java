package dev.sightline.data.list;

import dev.sightline.data.DatasetException;
import dev.sightline.data.source.ClassNames;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list files of a folder, by split: {@code train.txt}, {@code train_list.txt}, {@code list.txt} or {@code class_index.json} for no splits. */
final class ListSplits {

    private static final Pattern NAME = Pattern.compile("(.+?)(?:[-_]?list)?\\.(?:txt|csv|tsv|lst|json)");
    private static final Set<String> WITHOUT_SPLITS = Set.of("list", "labels", "class_index");
    private static final int LOOKED_AT = 1 << 14;

    private ListSplits() {}

    /** Files whose name is a split's and whose beginning is a list. */
    static SortedMap<String, Path> find(Path root) throws IOException {
        SortedMap<String, Path> lists = new TreeMap<>(SplitNames.ORDER);
        for (Path file : ImageFolder.children(root, false)) {
            Optional<String> split = split(ImageFolder.name(file));
            if (split.isPresent() && isList(file)) {
                Path earlier = lists.put(split.get(), file);
                if (earlier != null) {
                    throw new DatasetException(earlier + " and " + file + " are both lists of the split '" + split.get()
                            + "'; keep one of them");
                }
            }
        }
        return lists;
    }

    private static Optional<String> split(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        Matcher name = NAME.matcher(lower);
        if (ClassNames.isNamesFile(lower) || !name.matches()) {
            return Optional.empty();
        }
        String split = WITHOUT_SPLITS.contains(name.group(1)) ? SplitNames.ALL : name.group(1);
        return SplitNames.known(split) ? Optional.of(SplitNames.usual(split)) : Optional.empty();
    }

    /** Whether a line near the beginning has an image's path and a label: lists for detection have paths alone. */
    private static boolean isList(Path file) throws IOException {
        if (JsonList.isNamedSo(file)) {
            return JsonList.isOne(file);
        }
        String beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
        }
        List<String> lines = beginning.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (hasLabel(lines.get(i), i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** A malformed line has none here, and is judged when the list is read. */
    private static boolean hasLabel(String text, int number) {
        try {
            return ListLine.parse(text, number)
                    .filter(line -> !line.labels().isEmpty())
                    .isPresent();
        } catch (MalformedFileException e) {
            return false;
        }
    }
}
