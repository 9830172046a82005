package dev.sightline.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one numbered sequence among the images of a folder, found by the last number of each name. */
final class FrameFolder {

    private static final Pattern IMAGE = Pattern.compile("(?i)[^.].*\\.(?:jpe?g|jpe|png|webp|bmp|tiff?)");
    private static final Pattern LAST_NUMBER = Pattern.compile("(?s)(.*?)(\\d{1,18})(\\D*)");

    private final Path folder;
    private final TreeMap<String, List<NumberedFrame>> sequences = new TreeMap<>();

    private FrameFolder(Path folder) {
        this.folder = folder;
    }

    static List<NumberedFrame> read(Path folder, List<Path> files) {
        FrameFolder found = new FrameFolder(folder);
        files.forEach(found::add);
        return found.only();
    }

    private void add(Path file) {
        String name = file.getFileName().toString();
        if (!IMAGE.matcher(name).matches()) {
            return;
        }
        int dot = name.lastIndexOf('.');
        Matcher number = LAST_NUMBER.matcher(name.substring(0, dot));
        if (!number.matches() || endsInDigit(number.group(1))) {
            throw new VideoException(folder, "'" + name + "' has no frame number of 1 to 18 digits in its name");
        }
        String sequence = number.group(1) + "#" + number.group(3) + name.substring(dot);
        sequences
                .computeIfAbsent(sequence, key -> new ArrayList<>())
                .add(new NumberedFrame(Long.parseLong(number.group(2)), file));
    }

    private static boolean endsInDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }

    private List<NumberedFrame> only() {
        Set<String> names = sequences.keySet();
        if (names.isEmpty()) {
            throw new VideoException(folder, "there is no image in it");
        }
        if (names.size() > 1) {
            throw new VideoException(
                    folder,
                    "it holds " + names.size() + " sequences, "
                            + String.join(", ", names.stream().limit(3).toList()) + (names.size() > 3 ? ", ..." : "")
                            + "; name one by a pattern such as frame-%06d.png");
        }
        return sequences.firstEntry().getValue();
    }
}
